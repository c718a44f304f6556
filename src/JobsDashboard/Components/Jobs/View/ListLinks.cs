using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>The links of the list page: each leads to another question and keeps the view, or the other way round.</summary>
/// <param name="View">The view that links keep.</param>
public sealed record ListLinks(ListView View)
{
    /// <summary>Changes the newest question, also one that is not shown yet; null where no page does that, and in the first HTML.</summary>
    public Action<AddressChange>? Follow { get; init; }

    /// <summary>The list that answers a request, in this view.</summary>
    public string To(ListJobsRequest request) => To(request, View);

    /// <summary>One job, with times in the zone of this view.</summary>
    public string ToJob(string jobId)
    {
        var url = JobsUrl.Job(jobId);
        var separator = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return View.TimeZone is { } zone ? $"{url}{separator}Tz={Uri.EscapeDataString(zone)}" : url;
    }

    /// <summary>The list that answers a request, in another view.</summary>
    public static string To(ListJobsRequest request, ListView view) =>
        JobsUrl.ListPath + ListJobsQueryString.Format(request, saysPageSize: true) + view.Format();
}
