using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>
/// The parameter of the page in which a browser sends the search line while the page is not live. The page turns it into the question's
/// own parameters; what was not understood stays in it, to be shown.
/// </summary>
internal static class LineParameter
{
    /// <summary>Its name.</summary>
    public const string Name = "Line";

    /// <summary>
    /// The URL of the question that a line says, with the line beside it where it was not understood whole; null when the page is there
    /// already.
    /// </summary>
    public static async Task<string?> TargetAsync(
        string line, ListJobsRequest shown, ListLinks links, JobListQueries jobs, JobCaller caller, DateTimeOffset now, ZoneClock clock)
    {
        var answer = await LineAnswer.ReadAsync(line, jobs, caller, now, clock, CancellationToken.None);
        var request = answer.Change(shown);
        var url = links.To(request);
        return answer.IsWhole ? url : request == shown ? null : $"{url}&{Name}={Uri.EscapeDataString(line)}";
    }

    /// <summary>What goes along when the browser sends the line: the parameters of a URL that say what no line does.</summary>
    public static IEnumerable<(string Name, string Value)> PairsBeside(ListJobsRequest request, ListLinks links)
    {
        var url = links.To(ListJobsRequest.Default with
        {
            SortBy = request.SortBy,
            Ascending = request.Ascending,
            PageSize = request.PageSize,
        });
        return QueryStringPair.In(url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..])
            .Where(pair => pair is { Name: not null, Value: not null })
            .Select(pair => (pair.Name!, pair.Value!));
    }
}
