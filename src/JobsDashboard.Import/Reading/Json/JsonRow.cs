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
        : ReasonIn(text) is { } reason ? file.Reject(line, reason)
        : null;

    private static string? ReasonIn(ReadOnlySpan<byte> text)
    {
        if (text.Length <= Math.Min(ImportLimits.TextBytes, ImportLimits.Objects * "{}"u8.Length))
        {
            return null;
        }
        var reader = new Utf8JsonReader(text, AnyDepth);
        var (objects, values) = (0, 0);
        try
        {
            while (reader.Read())
            {
                objects += reader.TokenType == JsonTokenType.StartObject ? 1 : 0;
                values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
                if (objects > ImportLimits.Objects || values > ImportLimits.Values)
                {
                    return objects > ImportLimits.Objects ? Reasons.ManyObjects : Reasons.ManyValues;
                }
                if (reader.ValueSpan.Length > ImportLimits.TextBytes)
                {
                    return Reasons.LongText;
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads the job says what is wrong with it.
        }
        return null;
    }
}
