using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Jobs.Pasting;

/// <summary>
/// URLs that are a question: of this product's pages and API, and of ListJobs and GetJob, on any host and below any path.
/// </summary>
internal static class PastedUrl
{
    private const string List = "jobs";

    /// <summary>
    /// The question; null for a text that is no URL, and <see cref="PastedQuestion.Other"/> for the URL of something else.
    /// </summary>
    public static PastedQuestion? Read(string url, DateTimeOffset now)
    {
        var isAbsolute = url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (isAbsolute && Steps(url) is not [_, _, ..])
        {
            return PastedQuestion.Other;
        }
        var (rest, fragment) = Cut(url, '#');
        var (path, query) = Cut(rest, '?');
        // Copied out of a page's HTML.
        query = query.Replace("&amp;", "&", StringComparison.Ordinal);
        // The host may be called jobs too.
        var steps = Steps(path)[(isAbsolute ? 2 : 0)..];
        if (!isAbsolute && !IsRelative(steps, query, path))
        {
            return null;
        }
        if (steps is [.., var last] && Is(last, List) || HasAction(query, "ListJobs"))
        {
            return PastedQuestion.Of(query, now);
        }
        return (IdIn(steps) ?? IdIn(Steps(fragment))) is { } id ? PastedQuestion.Of([id], couldBeWords: false)
            : isAbsolute ? PastedQuestion.Other
            : null;
    }

    // Without a host, only what no search line would be: /api/v1/jobs, jobs?Status=Failed, /jobs/dlc1.
    private static bool IsRelative(string[] steps, string query, string path) =>
        steps.Any(step => Is(step, List)) && (query != "" || path.Contains('/', StringComparison.Ordinal))
        && !path.Contains(':', StringComparison.Ordinal);

    // …/jobs/dlc1, also with something of the job after it.
    private static string? IdIn(string[] steps)
    {
        var list = Array.FindLastIndex(steps, step => Is(step, List));
        return list >= 0 && list + 1 < steps.Length && Uri.UnescapeDataString(steps[list + 1]).Trim() is { Length: > 0 and <= 1024 } id
            && !id.Any(char.IsControl) ? id : null;
    }

    private static bool HasAction(string query, string action) =>
        QueryStringPair.In(query).Any(pair => pair.Name is { } name && Is(name, "Action") && pair.Value is { } value && Is(value, action));

    private static string[] Steps(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static (string Before, string After) Cut(string text, char sign) =>
        text.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
