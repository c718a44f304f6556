using System.Text.Json;

namespace JobsDashboard.Import.ListJobs;

/// <summary>What can be said of a job's JSON before it is read as a job.</summary>
internal static class JsonRow
{
    /// <summary>Nested too deep for a job is not broken.</summary>
    public static JsonReaderOptions AnyDepth { get; } = new() { MaxDepth = ImportLimits.RowBytes };

    /// <summary>Why the row is rejected whatever is in it; null for one that can be read.</summary>
    public static RejectedRow? ProblemIn(ImportFile file, ReadOnlySpan<byte> text, long line) =>
        text.Length > ImportLimits.RowBytes ? file.Reject(line, Reasons.LongRow)
        : !file.IsReadable(text) ? file.RejectUnreadable(line)
        : HasLongText(text) ? file.Reject(line, Reasons.LongText)
        : null;

    private static bool HasLongText(ReadOnlySpan<byte> text)
    {
        if (text.Length <= ImportLimits.TextBytes)
        {
            return false;
        }
        var reader = new Utf8JsonReader(text, AnyDepth);
        try
        {
            while (reader.Read())
            {
                if (reader.ValueSpan.Length > ImportLimits.TextBytes)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads the job says what is wrong with it.
        }
        return false;
    }
}
