using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A part of a job as it is stored: as JSON in UTF-8, with U+FFFD for what not every database and answer could carry.</summary>
internal static partial class StoredPart
{
    /// <summary>The JSON, and the part as it is read back from it: without NUL and without halves of surrogate pairs.</summary>
    public static (T Part, byte[] Json) Of<T>(T part, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(part, type);
        // Half a pair is written as an escape by the serializer; a U+FFFD that was in the text stands there as it is.
        if (json.AsSpan().IndexOf(@"\u0000"u8) < 0 && json.AsSpan().IndexOf(@"\uFFFD"u8) < 0)
        {
            return (part, json);
        }
        var sound = JsonSerializer.Deserialize(Unstorable().Replace(Encoding.UTF8.GetString(json), "$1\uFFFD"), type)!;
        return (sound, JsonSerializer.SerializeToUtf8Bytes(sound, type));
    }

    // A backslash that is itself escaped begins no escape.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u(?:0000|FFFD)")]
    private static partial Regex Unstorable();
}
