using System.Globalization;

namespace JobsDashboard.Import.Files;

internal static class RejectionReasons
{
    public static readonly string LongRow = $"The row is longer than {ImportLimits.RowBytes >> 20} MB.";

    public static readonly string LongText = $"A text is longer than {ImportLimits.TextBytes >> 20} MB.";

    public static readonly string ManyObjects = string.Create(
        CultureInfo.InvariantCulture, $"The job has more than {ImportLimits.Objects:N0} objects, such as pods.");

    public static readonly string ManyValues = string.Create(
        CultureInfo.InvariantCulture, $"The job has more than {ImportLimits.Values:N0} values.");

    public const string UnreadableFromHere = "From this line on the file cannot be read: its data is damaged or ends too early.";
}
