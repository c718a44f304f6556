using System.Text.Json;
using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading.Json;

/// <summary>Checks a job's JSON against the limits before it is parsed.</summary>
internal static class JsonLimits
{
    /// <summary>Accepts JSON of any depth, so that JSON that is too deep for a job can be told from JSON that is not valid.</summary>
    public static JsonReaderOptions AnyDepth { get; } = new() { MaxDepth = ImportLimits.RowBytes };

    /// <summary>Why a row is rejected without being parsed; null when it may be parsed.</summary>
    public static RejectedRow? Check(ImportFile file, ReadOnlySpan<byte> text, long line) =>
        file.Check(text, line) ?? (ReasonIn(text) is { } reason ? file.Reject(line, reason) : null);

    private static string? ReasonIn(ReadOnlySpan<byte> text)
    {
        // A shorter text can exceed none of the limits.
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
                    return objects > ImportLimits.Objects ? RejectionReasons.ManyObjects : RejectionReasons.ManyValues;
                }
                if (reader.ValueSpan.Length > ImportLimits.TextBytes)
                {
                    return RejectionReasons.LongText;
                }
            }
        }
        catch (JsonException)
        {
            // The parser says what is wrong.
        }
        return null;
    }
}
