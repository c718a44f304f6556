using System.Collections.Immutable;
using JobsDashboard.Components.Localization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Pasting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>What the text of the search line asks for, whether it was typed or pasted.</summary>
/// <param name="Change">Makes the question that the text asks out of the one that is shown.</param>
/// <param name="Problems">What was not understood.</param>
/// <param name="Notes">Parameters of a pasted URL that were left out, in sentences.</param>
public sealed record LineAnswer(RequestChange Change, ImmutableArray<SearchLineProblem> Problems, ImmutableArray<string> Notes)
{
    /// <summary>What was understood of a text that was typed; null for one that was pasted, which is a question of its own.</summary>
    public SearchLineReading? Reading { get; private init; }

    /// <summary>Makes the question out of the one that is shown, where that may have changed since typing began.</summary>
    /// <param name="begun">What the line said then.</param>
    /// <param name="now">The moment of asking.</param>
    public RequestChange Since(SearchLineReading begun, DateTimeOffset now) =>
        Reading is { } reading ? request => reading.ApplyTo(request, begun, now) : Change;

    /// <summary>Whether all of the text was understood.</summary>
    public bool IsWhole => Problems.IsEmpty && Notes.IsEmpty;

    /// <summary>Reads a text that was entered. Only where it could be the ids of jobs as well as words, the store is asked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="jobs">Whether there are jobs with such ids.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="now">The moment of asking.</param>
    /// <param name="clock">The page's clock.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public static async Task<LineAnswer> ReadAsync(
        string text, JobListQueries jobs, JobCaller caller, DateTimeOffset now, ZoneClock clock, CancellationToken cancellationToken)
    {
        return PastedText.Read(text, now) is { CouldBeWords: true } ids
            && await AnyAsync(ids.ApplyTo(ListJobsRequest.Default).Resolve(caller, now))
                ? Of(text, ids)
                : Of(text, now, clock);

        async Task<bool> AnyAsync(ResolvedQuestion question)
        {
            try
            {
                return (await jobs.CountAsync(question, QueryPatience.Usual, cancellationToken)).Value > 0;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // It cannot be found out now, so they are words; the rows will tell what is wrong.
                return false;
            }
        }
    }

    /// <summary>Reads a text without asking the store: what could be words is words.</summary>
    public static LineAnswer Of(string text, DateTimeOffset now, ZoneClock clock)
    {
        if (PastedText.Read(text, now) is { CouldBeWords: false } pasted)
        {
            return Of(text, pasted);
        }
        var reading = SearchLineText.Parse(text, now, clock);
        return new(reading.ApplyTo, reading.Problems, []) { Reading = reading };
    }

    private static LineAnswer Of(string text, PastedQuestion pasted) => new(
        pasted.ApplyTo,
        pasted.IsOtherUrl ? [new(0, text.Length, "This is the address of something else than a list of jobs or a job.", [])] : [],
        [
            .. pasted.Problems.Select(problem =>
                L["{0} was ignored. Expected: {1}.", problem.Parameter, KnownSentences.Of(problem.Expected)].Value),
            .. pasted.Ignored.IsEmpty ? [] : new[] { L["Not understood: {0}.", string.Join(", ", pasted.Ignored)].Value },
        ]);
}
