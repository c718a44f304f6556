namespace JobsDashboard.Import.Delimited;

/// <summary>A row cannot be read; the message says which field and what was expected.</summary>
internal sealed class UnreadableFieldException(string message) : Exception(message)
{
    public static UnreadableFieldException Of(string column, string expected, string text) =>
        new($"{column}: {expected} was expected, not \"{(text.Length <= 40 ? text : text[..40] + "…")}\".");
}
