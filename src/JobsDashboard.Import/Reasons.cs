namespace JobsDashboard.Import;

internal static class Reasons
{
    public const string UnreadableFromHere = "From this line on the file cannot be read: its data is damaged or ends too early.";
}
