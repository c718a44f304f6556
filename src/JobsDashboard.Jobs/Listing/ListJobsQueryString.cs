using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Jobs.Listing;

/// <summary>A request as a query string and back: the one codec of the page and the API.</summary>
public static class ListJobsQueryString
{
    /// <summary>The most characters of a text, in UTF-16 units.</summary>
    public const int MaxTextLength = 1024;

    private const string TagsName = "Tags";
    private const string TagPrefix = "Tags.";
    private const string FromAll = "FromAllWorkspaces";
    private const string Start = "StartTime";
    private const string End = "EndTime";
    private const string NumericField = "NumericRangeField";
    private const string NumericMin = "NumericRangeMin";

    // In the order in which a URL names them, so that equal requests have equal URLs.
    private static readonly ImmutableArray<ListJobsParameter> s_parameters =
    [
        .. JobFilters.All.Select(ListJobsParameter.For),
        ListJobsParameter.Choice("DisplayNameSearchMode", (r, mode) => r with { DisplayNameSearchMode = mode }, r => r.DisplayNameSearchMode,
            mode => mode.ToString().ToLowerInvariant()),
        new(TagsName,
            (r, text) => TagsText.Add(r.Tags, text) is { } tags ? (r with { Tags = tags }, null) : (null, TagsText.Expected),
            r => r.Tags.IsEmpty ? null : TagsText.Write(r.Tags)),
        new(FromAll,
            (r, text) => bool.TryParse(text, out var all) ? (r with { FromAllWorkspaces = all }, null) : (null, "true or false"),
            r => r.FromAllWorkspaces ? "true" : null),
        ListJobsParameter.Time(Start, (r, time) => r with { StartTime = time }, r => r.StartTime, ListJobsRequest.DefaultStartTime),
        ListJobsParameter.Time(End, (r, time) => r with { EndTime = time }, r => r.EndTime, TimeBound.Now),
        ListJobsParameter.Choice("TimeRangeField", (r, field) => r with { TimeRangeField = field }, r => r.TimeRangeField),
        // The first numeric field is not a default, so it is written like the others.
        ListJobsParameter.Choice<JobNumericField>(NumericField, (r, field) => r with { NumericRange = RangeOf(r) with { Field = field } }, r => RangeOf(r).Field)
            with { Write = r => r.NumericRange?.Field.ToString() },
        ListJobsParameter.Number(NumericMin, long.MinValue, long.MaxValue, (r, min) => r with { NumericRange = RangeOf(r) with { Min = min } }, r => r.NumericRange?.Min),
        ListJobsParameter.Number("NumericRangeMax", long.MinValue, long.MaxValue, (r, max) => r with { NumericRange = RangeOf(r) with { Max = max } }, r => r.NumericRange?.Max),
        ListJobsParameter.Choice("SortBy", (r, sort) => r with { SortBy = sort }, r => r.SortBy),
        new("Order",
            (r, text) => text.ToLowerInvariant() switch
            {
                "asc" => (r with { Ascending = true }, null),
                "desc" => (r with { Ascending = false }, null),
                _ => (null, "one of desc, asc"),
            },
            r => r.Ascending ? "asc" : null),
        ListJobsParameter.Number("PageNumber", 1, 1000, (r, number) => r with { PageNumber = (int)number }, r => r.PageNumber == 1 ? null : r.PageNumber),
        ListJobsParameter.Number("PageSize", 1, 100, (r, number) => r with { PageSize = (int)number },
            r => r.PageSize == ListJobsRequest.DefaultPageSize ? null : r.PageSize),
    ];

    private static readonly FrozenDictionary<string, ListJobsParameter> s_byName =
        s_parameters.ToFrozenDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);

    // Read by the page, and never by the API.
    private static readonly FrozenSet<string> s_pageOnly =
        new[] { "Columns", "Job", "Tz", "View" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of all parameters, as the contract writes them and in the order of a URL.</summary>
    public static ImmutableArray<string> Names { get; } = [.. s_parameters.Select(parameter => parameter.Name)];

    /// <summary>The query string with its question mark; empty for a request that says nothing. Defaults are left out.</summary>
    public static string Format(ListJobsRequest request)
    {
        var pairs = s_parameters
            .Select(parameter => (parameter.Name, Text: parameter.Write(request)))
            .Where(pair => pair.Text is not null)
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Text!)}")
            .ToList();
        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    /// <summary>Reads a query string, with or without its question mark. Never throws: what cannot be read is named.</summary>
    /// <param name="queryString">As it stands in the URL.</param>
    /// <param name="now">The moment of asking: whether a start lies after an end can depend on it.</param>
    public static ListJobsReading Parse(string queryString, DateTimeOffset now)
    {
        var request = ListJobsRequest.Default;
        var problems = ImmutableArray.CreateBuilder<ListJobsProblem>();
        var ignored = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in QueryStringPair.In(queryString))
        {
            if (name is not null && TagKey(name) is { } key)
            {
                var tags = value is null || !seen.Add(TagPrefix + "\0" + key) ? null : TagsText.Add(request.Tags, key, value.Trim());
                Take(tags is null ? null : request with { Tags = tags }, TagsName, TagsText.Expected);
            }
            else if (name is not null && s_byName.TryGetValue(name, out var parameter))
            {
                Read(parameter, value);
            }
            else if (name is null || !s_pageOnly.Contains(name))
            {
                ignored.Add(name ?? "(a name that is no text)");
            }
        }
        request = WithoutContradictions(request, now, problems, ignored, said);
        return new(request, problems.ToImmutable(), ignored.ToImmutable());

        void Read(ListJobsParameter parameter, string? value)
        {
            if (!seen.Add(parameter.Name))
            {
                Take(null, parameter.Name, "a single value: it was given twice");
            }
            else if (value is null)
            {
                Take(null, parameter.Name, "text in UTF-8 without NUL");
            }
            else if (value.Trim() is { Length: > 0 } text)
            {
                var (read, expected) = parameter.Read(request, text);
                Take(read, parameter.Name, expected);
                if (read is not null)
                {
                    said.Add(parameter.Name);
                }
            }
        }

        void Take(ListJobsRequest? read, string name, string? expected)
        {
            if (read is not null)
            {
                request = read;
            }
            else if (!problems.Any(problem => problem.Parameter == name))
            {
                problems.Add(new(name, expected!));
            }
        }
    }

    private static string? TagKey(string name) =>
        name.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase) ? name[TagPrefix.Length..] : null;

    // While it is read, a range may still lack its field or its bounds; WithoutContradictions sees to it that none stays so.
    private static NumericRange RangeOf(ListJobsRequest request) => request.NumericRange ?? new(default, null, null);

    private static ListJobsRequest WithoutContradictions(
        ListJobsRequest request, DateTimeOffset now, ImmutableArray<ListJobsProblem>.Builder problems, ImmutableArray<string>.Builder ignored,
        HashSet<string> said)
    {
        if (!request[JobFilters.JobId].IsEmpty && !request[JobFilters.JobIds].IsEmpty)
        {
            ignored.Add(JobFilters.JobIds.Name);
            request = request with { Filters = request.Filters.Remove(JobFilters.JobIds) };
        }
        if (request.FromAllWorkspaces && request[JobFilters.ShowOwn].IsEmpty)
        {
            problems.Add(new(FromAll, "to go together with ShowOwn=true"));
            request = request with { FromAllWorkspaces = false };
        }
        if (request.NumericRange is { } numeric && TroubleIn(numeric, problems, said) is var trouble and not null)
        {
            problems.AddRange(trouble);
            request = request with { NumericRange = null };
        }
        // Only where both were said: a default that makes the range empty is no mistake.
        var range = request.At(now);
        if (said.Contains(Start) && said.Contains(End) && range.StartTime!.Value.Resolve(now) > range.EndTime!.Value.Resolve(now))
        {
            problems.Add(new(Start, "a time not after EndTime"));
            request = request with { StartTime = null, EndTime = null };
        }
        return request;
    }

    // Null for a sound range. A part that could not be read is named already; the rest of such a range means nothing.
    private static ListJobsProblem[]? TroubleIn(
        NumericRange range, ImmutableArray<ListJobsProblem>.Builder problems, HashSet<string> said) =>
        problems.Any(problem => problem.Parameter.StartsWith("NumericRange", StringComparison.Ordinal)) ? []
        : !said.Contains(NumericField) || (range.Min is null && range.Max is null)
            ? [new(NumericField, "a field together with NumericRangeMin, NumericRangeMax or both")]
        : range.Min > range.Max ? [new(NumericMin, "a number not above NumericRangeMax")]
        : null;
}
