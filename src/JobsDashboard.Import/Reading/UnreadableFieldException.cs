namespace JobsDashboard.Import.Reading;

/// <summary>A field cannot be read, so its row is rejected. The message names the field and what was expected.</summary>
internal sealed class UnreadableFieldException(string message) : Exception(message)
{
    public static UnreadableFieldException Of(string column, string expected, string text) =>
        new($"{column}: {expected} was expected, not \"{(text.Length <= 40 ? text : text[..40] + "…")}\".");
}
