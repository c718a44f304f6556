using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>A range as the text of one parameter: <c>Field:min..max</c> with either side open, or <c>Field:number</c>.</summary>
internal static partial class RangeText
{
    public static string Expected { get; } =
        "a field and numbers such as Duration:3600.., RequestGPU:8..64 or Priority:9, the smaller first; the fields are "
        + string.Join(", ", JobFields.Numbers);

    public static NumericRange? Read(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match || JobFields.Find(match.Groups["field"].Value) is not NumberField field)
        {
            return null;
        }
        var (min, max) = (Number(match.Groups["min"]), Number(match.Groups["max"]));
        max = match.Groups["open"].Success ? max : min;
        return (min is null && max is null) || min > max ? null : new NumericRange(field, min, max);
    }

    public static string Write(NumericRange range) => range.Min == range.Max
        ? Text($"{range.Field}:{range.Min}")
        : Text($"{range.Field}:{range.Min}..{range.Max}");

    private static decimal? Number(Group group) =>
        group.Length > 0 ? Shortest(decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture)) : null;

    // Without the zeros at its end and the sign of zero: equal numbers are written alike.
    private static decimal Shortest(decimal number) => number == 0 ? 0 : number / 1.0000000000000000000000000000m;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<field>[A-Za-z]+):(?<min>-?[0-9]{1,18}(\.[0-9]{1,9})?)?(?<open>\.\.(?<max>-?[0-9]{1,18}(\.[0-9]{1,9})?)?)?\z")]
    private static partial Regex Pattern();
}
