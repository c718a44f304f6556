using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Components.Jobs;

/// <summary>The addresses of the list and of a job.</summary>
public static class JobsUrl
{
    /// <summary>The list that answers a request.</summary>
    public static string List(ListJobsRequest request) => "/jobs" + ListJobsQueryString.Format(request);

    /// <summary>The list of the jobs of all time that have one value.</summary>
    public static string ListOf(JobFilter filter, string value) => List(AllOfTime.With(filter, [value]));

    /// <summary>The list of the jobs of all time that carry one tag.</summary>
    public static string ListOf(string tagKey, string tagValue) => List(AllOfTime with { Tags = AllOfTime.Tags.Add(tagKey, tagValue) });

    /// <summary>One job.</summary>
    public static string Job(string jobId) => "/jobs/" + Uri.EscapeDataString(jobId);

    /// <summary>One job as the API tells it, with everything that a page has no room for.</summary>
    public static string JsonOf(string jobId) => "/api/v1/jobs/" + Uri.EscapeDataString(jobId);

    /// <summary>Every job there is.</summary>
    public static ListJobsRequest AllOfTime { get; } = ListJobsRequest.Default.OfAllTime();
}
