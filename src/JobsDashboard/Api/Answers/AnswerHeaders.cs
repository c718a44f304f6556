using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Api;

/// <summary>Tells whoever searches in texts that the search is behind what is stored.</summary>
internal static class SearchLagHeader
{
    public const string Name = "x-jobs-search-lag";

    /// <summary>What the document says of it.</summary>
    public const string Help =
        "`true` when words were searched while the full-text index had not read all jobs: some of them may be missing, or, where words were excluded, too many there.";

    /// <summary>To be called before the question is asked: what had not been read by then may be missing from the answer.</summary>
    public static async Task TellSearchLagAsync(this HttpContext http, ListJobsRequest request)
    {
        if (request.SearchesTexts && (await http.RequestServices.GetRequiredService<IJobsDatabase>().SearchLagAsync(http.RequestAborted)).IsBehind)
        {
            http.Response.Headers[Name] = "true";
        }
    }
}
