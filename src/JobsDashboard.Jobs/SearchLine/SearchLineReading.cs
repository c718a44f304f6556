using System.Collections.Immutable;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What a search line said.</summary>
/// <param name="Conditions">What of it was understood, as a request that says nothing else. All numbers are in its ranges.</param>
/// <param name="Problems">What was not, in the order of the line.</param>
public sealed record SearchLineReading(ListJobsRequest Conditions, ImmutableArray<SearchLineProblem> Problems)
{
    /// <summary>
    /// A request with the conditions of the line in place of its own. What a line cannot say stays: order, page size and the like.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <returns>The request itself when the line says what it says already; else the changed one on its first page.</returns>
    public ListJobsRequest ApplyTo(ListJobsRequest request) =>
        SearchLineText.Write(Conditions) == SearchLineText.Write(request) ? request : request.Narrow(r => r with
        {
            Filters = Conditions.Filters,
            Excluded = Conditions.Excluded,
            // Without a name to compare, the mode means nothing, and stays.
            DisplayNameSearchMode = HasName(Conditions) ? Conditions.DisplayNameSearchMode : r.DisplayNameSearchMode,
            Tags = Conditions.Tags,
            TagsIn = Conditions.TagsIn,
            ExcludedTags = Conditions.ExcludedTags,
            Missing = Conditions.Missing,
            Present = Conditions.Present,
            StartTime = Conditions.StartTime,
            EndTime = Conditions.EndTime,
            TimeRangeField = Conditions.TimeRangeField,
            // The line does not tell the range of ListJobs from the further ones.
            NumericRange = r.NumericRange is { } range && Conditions.Ranges.Contains(range) ? range : null,
            Ranges = r.NumericRange is { } known ? Conditions.Ranges.Remove(known) : Conditions.Ranges,
            AsOf = Conditions.AsOf,
            FromAllWorkspaces = r.FromAllWorkspaces && !Conditions[JobFilters.ShowOwn].IsEmpty,
        });

    /// <summary>
    /// A request with what was changed in the line since it said something else. What was changed beside the line meanwhile stays.
    /// </summary>
    /// <param name="request">The request as it is now.</param>
    /// <param name="begun">The line as it was before.</param>
    /// <param name="now">The moment of asking.</param>
    public ListJobsRequest ApplyTo(ListJobsRequest request, SearchLineReading begun, DateTimeOffset now) =>
        SearchLineText.Write(begun.Conditions) == SearchLineText.Write(request)
            ? ApplyTo(request)
            : SearchLineText.Parse(string.Join(' ', Changed(begun.Conditions, Conditions, request)), now).ApplyTo(request);

    // Each name says what was typed where that was changed, and else what is shown.
    private static IEnumerable<string> Changed(ListJobsRequest begun, ListJobsRequest typed, ListJobsRequest shown)
    {
        var (before, after, beside) = (PiecesOf(begun), PiecesOf(typed), PiecesOf(shown));
        return after.Concat(beside).Select(pieces => pieces.Key).Distinct()
            .SelectMany(about => after[about].SequenceEqual(before[about]) ? beside[about] : after[about]);
    }

    private static ILookup<object, string> PiecesOf(ListJobsRequest request) => LinePieces.Of(SearchLineText.Write(request));

    private static bool HasName(ListJobsRequest request) =>
        request.Filters.ContainsKey(JobFilters.DisplayName) || request.Excluded.ContainsKey(JobFilters.DisplayName);
}
