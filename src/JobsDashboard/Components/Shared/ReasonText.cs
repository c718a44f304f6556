using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JobsDashboard.Components.Shared;

/// <summary>Why a job is in its state. Newer messages are JSON text with a sentence and details.</summary>
/// <param name="Overview">The sentence, or the whole message when it is plain text.</param>
/// <param name="Content">The details; null for plain text.</param>
public sealed partial record ReasonText(string Overview, JsonElement? Content)
{
    /// <summary>Reads a message; one that is not such JSON is plain text.</summary>
    public static ReasonText Of(string message) => Read(message) is var (json, overview)
        ? new(overview, json.TryGetProperty("content", out var content) ? Readable(content) : null)
        : new(message, null);

    /// <summary>What of a message a list has to say.</summary>
    public static string LineOf(string message) => Preamble().Replace(Read(message) is var (_, overview) ? overview : message, "");

    // Whatever a job left behind must be shown: one message that threw would take the whole list with it.
    private static (JsonElement Json, string Overview)? Read(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(message);
            return json.TryGetProperty("overview", out var overview) && overview.ValueKind == JsonValueKind.String
                ? (json, overview.GetString()!)
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // InvalidOperationException: half a surrogate pair, written as \ud800. ArgumentException: half a pair as it is.
            return null;
        }
    }

    private static JsonElement Readable(JsonElement content)
    {
        var bytes = new ArrayBufferWriter<byte>();
        try
        {
            using (var json = new Utf8JsonWriter(bytes))
            {
                Write(json, content, name: null);
            }
            return JsonSerializer.Deserialize<JsonElement>(bytes.WrittenSpan);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair somewhere, so no text. What was written can still be read.
            return JsonSerializer.SerializeToElement(content.GetRawText());
        }
    }

    // Part by part and not as JsonNode, which refuses an object that repeats a name.
    private static void Write(Utf8JsonWriter json, JsonElement value, string? name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var part in value.EnumerateObject())
                {
                    json.WritePropertyName(part.Name);
                    Write(json, part.Value, part.Name);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item, name: null);
                }
                json.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number when name is "time" or "reason":
                json.WriteStringValue(name == "time" ? TimeOf(value.ToString()) : ExitCodeWords.Of(value.ToString()));
                break;
            case JsonValueKind.String:
                json.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    // The vendor writes a detail's time as Unix seconds in a text, and its reason as the exit code.
    private static string TimeOf(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 10_000_000_000
            ? DisplayText.Machine(DateTimeOffset.FromUnixTimeSeconds(seconds))
            : text;

    // The vendor's first sentence says what the row says anyway; the cause, if there is one, comes after it.
    [GeneratedRegex(@"\A\S+ \S+ failed because [0-9]+ \S+ replica\(s\) failed\.\s+(?=\S)")]
    private static partial Regex Preamble();
}
