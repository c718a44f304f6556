using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JobsDashboard.Recorder;

/// <summary>Takes out of an answer what is another on every run, or whenever a file moves, and nothing else.</summary>
internal static partial class Comparable
{
    // How and when it was sent, and when the file that it is was built.
    private static readonly string[] s_leftOut = ["Date", "Server", "Transfer-Encoding", "Content-Length", "Last-Modified"];

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The headers in the order of their names.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(HttpResponseMessage response) => response.Headers
        .Concat(response.Content.Headers)
        .Where(header => !s_leftOut.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
        .Select(header => (header.Key.ToLowerInvariant(), Header(header.Key, string.Join(", ", header.Value))));

    public static string Body(string body, string? mediaType)
    {
        var text = Nonce().Replace(RequestId().Replace(Protected().Replace(body, "<protected>"), "$1<id>"), "$1<nonce>");
        return mediaType switch
        {
            "text/html" => Html(text),
            // The OpenAPI document has the headers of an answer in another order each time that the program is started.
            "application/json" when text.Contains("\"openapi\":", StringComparison.Ordinal) =>
                Sorted(JsonNode.Parse(text)!).ToJsonString(s_indented),
            _ => text,
        };
    }

    /// <summary>What a command printed, without how long it took and where its files were.</summary>
    public static string Printed(string text, string folder) =>
        Progress().Replace(Seconds().Replace(text.Replace(folder, "<folder>", StringComparison.Ordinal), "<time> s"), "");

    private static string Header(string name, string value) => name.Equals("x-acs-request-id", StringComparison.OrdinalIgnoreCase)
        ? "<id>"
        : Fingerprint().Replace(Nonce().Replace(Protected().Replace(value, "<protected>"), "$1<nonce>"), ".");

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value is { } value ? Sorted(value) : null))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };

    private static string Html(string html)
    {
        var text = Scope().Replace(BlazorComment().Replace(html, "<!--Blazor-->"), "");
        return ElementId().Replace(Integrity().Replace(Fingerprint().Replace(text, "."), "<hash>"), "$1$2-<id>");
    }

    [GeneratedRegex("""("RequestId":\s*")[0-9A-F]{8}-[0-9A-F-]{27}""")]
    private static partial Regex RequestId();

    // Cookies and the state of components, encrypted; each begins with the same version.
    [GeneratedRegex(@"CfDJ8(?:[\w+/=-]|\\u002B|&#x2B;)*")]
    private static partial Regex Protected();

    [GeneratedRegex("(nonce-|nonce=\")[0-9A-F]{32}")]
    private static partial Regex Nonce();

    [GeneratedRegex("<!--Blazor.*?-->", RegexOptions.Singleline)]
    private static partial Regex BlazorComment();

    // Of a component's own style sheet.
    [GeneratedRegex(@" b-[a-z0-9]{10}(?=[\s>/])")]
    private static partial Regex Scope();

    [GeneratedRegex(@"\.[a-z0-9]{10}\.(?=(?:\w+\.)*(?:js|css|svg|woff2|json)\b)")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("sha256-[A-Za-z0-9+/=]{44}")]
    private static partial Regex Integrity();

    // By which elements of a page name each other, made anew for each page.
    [GeneratedRegex(@"\b(?:(mudinput)[a-z0-9]{8}|([a-z]+)-[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})\b")]
    private static partial Regex ElementId();

    [GeneratedRegex(@"\b[\d.,]+ s\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^.* rows, .*/s, \d+ %\n", RegexOptions.Multiline)]
    private static partial Regex Progress();
}
