using System.Collections.Immutable;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Pasting;

/// <summary>A question that was pasted in another form than that of a search line: ids of jobs, or a URL.</summary>
public sealed record PastedQuestion
{
    private readonly ListJobsRequest _request = ListJobsRequest.Default;
    private readonly bool _saysPageSize;

    private PastedQuestion()
    {
    }

    /// <summary>The ids, when it is nothing else.</summary>
    public ImmutableArray<string> Ids { get; private init; } = [];

    /// <summary>
    /// Whether the ids could be words as well. They are ids if the store has one of them, which only the one who asks can find out.
    /// </summary>
    public bool CouldBeWords { get; private init; }

    /// <summary>Parameters of the URL that could not be read.</summary>
    public ImmutableArray<ListJobsProblem> Problems { get; private init; } = [];

    /// <summary>Names in the URL that are no parameter.</summary>
    public ImmutableArray<string> Ignored { get; private init; } = [];

    /// <summary>Whether it is a URL of something else than jobs, and so no question.</summary>
    public bool IsOtherUrl { get; private init; }

    /// <summary>The question, ordered as a request is where it says no order itself.</summary>
    /// <param name="request">What is shown now.</param>
    public ListJobsRequest ApplyTo(ListJobsRequest request) => this switch
    {
        { IsOtherUrl: true } => request,
        { Ids.IsEmpty: true } => _request with { PageSize = _saysPageSize ? _request.PageSize : request.PageSize },
        _ => OfIds(Ids) with { SortBy = request.SortBy, Ascending = request.Ascending, PageSize = request.PageSize },
    };

    internal static PastedQuestion Other { get; } = new() { IsOtherUrl = true };

    internal static PastedQuestion Of(ImmutableArray<string> ids, bool couldBeWords) => new() { Ids = ids, CouldBeWords = couldBeWords };

    internal static PastedQuestion Of(string query, DateTimeOffset now) => new(ListJobsQueryString.Parse(query, now), query);

    private PastedQuestion(ListJobsReading reading, string query)
    {
        (_request, Problems, Ignored) = (reading.Request, reading.Problems, reading.Ignored);
        _saysPageSize = QueryStringPair.In(query).Any(pair => "PageSize".Equals(pair.Name, StringComparison.OrdinalIgnoreCase));
    }

    // Of all time: whoever has an id wants the job, however old it is.
    private static ListJobsRequest OfIds(ImmutableArray<string> ids) =>
        (ListJobsRequest.Default with { StartTime = TimeBound.Any, EndTime = TimeBound.Any })
            .With(ids.Length == 1 ? JobFilters.JobId : JobFilters.JobIds, ids);
}
