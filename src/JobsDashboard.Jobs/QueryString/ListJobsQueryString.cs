using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>A request as a query string and back: the one codec of the page and the API.</summary>
public static class ListJobsQueryString
{
    /// <summary>The most bytes of a whole query string, each counted once however it is encoded.</summary>
    public const int MaxBytes = 16 * 1024;

    // Read by the page, and never by the API.
    private static readonly FrozenSet<string> s_pageOnly =
        new[] { "AddTag", "Columns", "Job", "Line", "Off", "Tz", "View" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // One that grows to what a thread needs, for the hundreds of links of a page.
    [ThreadStatic]
    private static StringBuilder? s_text;

    /// <summary>All parameters, in the order of a URL.</summary>
    public static ImmutableArray<ListJobsParameter> Parameters => ListJobsParameters.All;

    /// <summary>The query string with its question mark; empty for a request that says nothing. Defaults are left out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="saysPageSize">Whether the page size is written even if it is the API's default, which is not that of the page.</param>
    public static string Format(ListJobsRequest request, bool saysPageSize = false)
    {
        // In loops, not by sequences: a page has a hundred links, each of which asks all parameters, and most of them say nothing.
        var text = (s_text ??= new StringBuilder()).Clear();
        foreach (var parameter in Parameters)
        {
            if (saysPageSize && parameter.Name == ListJobsParameters.PageSize)
            {
                Append(text, new(parameter.Name, request.PageSize.ToString(CultureInfo.InvariantCulture)), first: "?");
                continue;
            }
            foreach (var pair in parameter.Write(request))
            {
                Append(text, pair, first: "?");
            }
        }
        return text.ToString();
    }

    /// <summary>Reads a query string, with or without its question mark. Never throws: what cannot be read is named.</summary>
    /// <param name="queryString">As it stands in the URL.</param>
    /// <param name="now">The moment of asking: whether a start lies after an end can depend on it.</param>
    /// <param name="others">Names of parameters that somebody else reads, or nobody, in any case; no default is applied for them.</param>
    public static ListJobsReading Parse(string queryString, DateTimeOffset now, params IReadOnlyCollection<string> others)
    {
        if (ProblemOf(queryString) is { } problem)
        {
            return new(ListJobsRequest.Default, [problem], [], "");
        }
        var reader = new ListJobsReader(now, others);
        foreach (var (name, value) in QueryStringPair.In(queryString))
        {
            var isElsewhere = IsPageOnly(name) || others.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (!isElsewhere)
            {
                reader.Read(name, value);
            }
        }
        return reader.Finish();
    }

    /// <summary>Reads the query string of an operation without the parameters of ListJobs: any name but its own is ignored.</summary>
    /// <param name="queryString">As it stands in the URL.</param>
    /// <param name="own">Names of the operation's own parameters, in any case.</param>
    public static ListJobsReading ParseWithout(string queryString, IReadOnlyCollection<string> own) =>
        ProblemOf(queryString) is { } problem
        ? new(ListJobsRequest.Default, [problem], [], "")
        : new(
            ListJobsRequest.Default,
            [],
            [.. QueryStringPair.In(queryString)
                .Where(pair => !IsPageOnly(pair.Name) && !own.Contains(pair.Name, StringComparer.OrdinalIgnoreCase))
                .Select(pair => pair.Name ?? NoText)],
            "");

    /// <summary>What an ignored name is called that is no UTF-8.</summary>
    internal const string NoText = "(a name that is no text)";

    /// <summary>What is wrong with a query string as a whole; null when nothing is.</summary>
    private static ListJobsProblem? ProblemOf(string queryString) => QueryStringPair.BytesIn(queryString) > MaxBytes
        ? new("QueryString", $"at most {MaxBytes} bytes, each counted once however it is encoded")
        : null;

    private static bool IsPageOnly(string? name) => name is not null && s_pageOnly.Contains(name);

    internal static string Join(IEnumerable<QueryStringPair> pairs)
    {
        var text = new StringBuilder();
        foreach (var pair in pairs)
        {
            Append(text, pair);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, QueryStringPair pair, string first = "") => text
        .Append(text.Length == 0 ? first : "&")
        .Append(Uri.EscapeDataString(pair.Name!)).Append('=').Append(Uri.EscapeDataString(pair.Value!));
}
