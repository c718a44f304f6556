using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs;

/// <summary>The addresses of the list and of a job.</summary>
public static class JobsUrl
{
    /// <summary>The name under which the parts of a job's page find the address of its JSON.</summary>
    public const string WholeJob = "WholeJob";

    /// <summary>The list that answers a request.</summary>
    public static string List(ListJobsRequest request) => "/jobs" + ListJobsQueryString.Format(request);

    /// <summary>The list of the jobs of all time that have one value; null where no address asks for it, as when it is too long.</summary>
    public static string? ListOf(JobFilter filter, string value) =>
        filter.Read(filter.Write([value])) is { Condition: { } condition } && condition.Values is [var read] && read == value
            ? Readable(AllOfTime.With(condition))
            : null;

    /// <summary>The list of the jobs of all time that carry one tag; null where no address asks for it.</summary>
    public static string? ListOf(string tagKey, string tagValue) => Readable(AllOfTime with { Tags = AllOfTime.Tags.Add(tagKey, tagValue) });

    /// <summary>One job.</summary>
    public static string Job(string jobId) => jobId is "." or ".."
        // In a path they would mean this folder and the one above it.
        ? List(AllOfTime.With(JobFilters.JobId, [jobId]))
        : JobPath.To(jobId);

    /// <summary>One job as the API tells it, with everything that a page has no room for.</summary>
    public static string JsonOf(string jobId) => "/api/v1" + Job(jobId);

    /// <summary>Every job there is.</summary>
    public static ListJobsRequest AllOfTime { get; } = ListJobsRequest.Default.OfAllTime();

    private static string? Readable(ListJobsRequest request)
    {
        var written = ListJobsQueryString.Format(request);
        var read = ListJobsQueryString.Parse(written, DateTimeOffset.UnixEpoch);
        return read.Problems.IsEmpty && read.Request == request ? List(request) : null;
    }
}
