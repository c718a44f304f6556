using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Jobs;

/// <summary>Why a job is in its state. Newer messages are JSON text with a sentence and details.</summary>
/// <param name="Overview">The sentence, or the whole message when it is plain text.</param>
/// <param name="Content">The details; null for plain text.</param>
public sealed partial record ReasonText(string Overview, JsonElement? Content)
{
    // A cell shows one line, and its tooltip no more than a few.
    private const int LineLength = 400;

    /// <summary>Reads a message; one that is not such JSON is plain text.</summary>
    public static ReasonText Of(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return new(message, null);
        }
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(message);
            return json.TryGetProperty("overview", out var overview) && overview.ValueKind == JsonValueKind.String
                ? new(overview.GetString()!, json.TryGetProperty("content", out var content) ? Readable(content) : null)
                : new(message, null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, written as \ud800.
            return new(message, null);
        }
    }

    /// <summary>The row with its reason as the line that the list has room for.</summary>
    public static JobRow InOneLine(JobRow row) => row with { ReasonMessage = row.ReasonMessage is { } message ? LineOf(message) : null };

    // The vendor writes a detail's time as Unix seconds in a text, and its reason as the exit code.
    private static JsonElement Readable(JsonElement content)
    {
        var details = JsonSerializer.SerializeToNode(content);
        foreach (var detail in (details as JsonArray ?? []).OfType<JsonObject>())
        {
            if (detail["time"] is JsonValue time && long.TryParse(time.ToString(), CultureInfo.InvariantCulture, out var seconds)
                && seconds is > 0 and < 10_000_000_000)
            {
                detail["time"] = JobText.Second(DateTimeOffset.FromUnixTimeSeconds(seconds));
            }
            if (detail["reason"] is JsonValue reason)
            {
                detail["reason"] = ExitCode.InWords(reason.ToString());
            }
        }
        return JsonSerializer.SerializeToElement(details);
    }

    private static string LineOf(string message)
    {
        var text = Preamble().Replace(Of(message).Overview, "");
        return text.Length > LineLength ? text[..LineLength] + "…" : text;
    }

    // The vendor's first sentence says what the row says anyway; the cause, if there is one, comes after it.
    [GeneratedRegex(@"\A\S+ \S+ failed because [0-9]+ \S+ replica\(s\) failed\.\s+(?=\S)")]
    private static partial Regex Preamble();
}
