using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>
/// The URLs of the list and of a job. They begin where the pages' base element says, since a proxy may serve the dashboard below a path.
/// </summary>
public static class JobsUrl
{
    /// <summary>The name of the cascading value that has the URL of a job's JSON.</summary>
    public const string WholeJob = "WholeJob";

    /// <summary>The path of the list.</summary>
    public const string ListPath = "jobs";

    /// <summary>The list that answers a request.</summary>
    public static string List(ListJobsRequest request) => ListPath + ListJobsQueryString.Format(request);

    /// <summary>Whether a URL is one of the list.</summary>
    public static bool IsList(string url) => url.Split('?', '#')[0].TrimEnd('/').Equals(ListPath, StringComparison.OrdinalIgnoreCase);

    /// <summary>The list that a page was asked for from; null when that was no list of ours.</summary>
    public static string? ListBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var before)
        && before.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && before.AbsolutePath.Equals($"{request.PathBase}/{ListPath}", StringComparison.OrdinalIgnoreCase)
            ? ListPath + before.Query
            : null;

    /// <summary>The list of all jobs with one value; null when no URL can ask for it, as for a value that is too long.</summary>
    public static string? ListOf(JobFilter filter, string value) =>
        filter.Read(filter.Write([value])) is { Condition: { } condition } && condition.Values is [var read] && read == value
            ? Readable(AllOfTime.With(condition))
            : null;

    /// <summary>The list of all jobs with one tag; null when no URL can ask for it.</summary>
    public static string? ListOf(string tagKey, string tagValue) =>
        Readable(AllOfTime with { Tags = AllOfTime.Tags.Add(tagKey, tagValue) });

    /// <summary>One job.</summary>
    public static string Job(string jobId) => jobId is "." or ".."
        // In a path they would mean this folder and the one above it.
        ? List(AllOfTime.With(JobFilters.JobId, [jobId]))
        : JobPath.To(jobId);

    /// <summary>One job as JSON, with everything that its page leaves out.</summary>
    public static string JsonOf(string jobId) => "api/v1/" + Job(jobId);

    /// <summary>Every job there is.</summary>
    public static ListJobsRequest AllOfTime { get; } = ListJobsRequest.Default.OfAllTime();

    private static string? Readable(ListJobsRequest request)
    {
        var written = ListJobsQueryString.Format(request);
        var read = ListJobsQueryString.Parse(written, DateTimeOffset.UnixEpoch);
        return read.Problems.IsEmpty && read.Request == request ? List(request) : null;
    }
}
