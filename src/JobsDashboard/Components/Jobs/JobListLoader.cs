using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs;

/// <summary>Reads the list for one question after another. A new question cancels the one before it.</summary>
/// <param name="queries">The jobs.</param>
/// <param name="counts">The counts of the page.</param>
/// <param name="time">Measures how long is waited.</param>
/// <param name="maxCountWait">How long to wait for the counts once the rows are there.</param>
internal sealed class JobListLoader(JobListQueries queries, PageCounts counts, TimeProvider time, TimeSpan maxCountWait) : IDisposable
{
    // What is said of more jobs than can be counted in time: "at least so many".
    private const int EnoughJobs = 10_000;

    private static readonly TimeSpan s_stillTrue = TimeSpan.FromMinutes(1);

    private CancellationTokenSource _load = new();
    private (ResolvedQuestion Question, JobList List)? _counted;

    /// <summary>Gives the list as soon as it has its rows, and again with each count. Ends early when another question is asked.</summary>
    /// <param name="query">The question, as it is in the URL.</param>
    /// <param name="question">The question.</param>
    /// <param name="fields">What rows have to tell.</param>
    /// <param name="known">What is known of the answer; null for nothing.</param>
    public async IAsyncEnumerable<JobList> LoadAsync(
        string query, ResolvedQuestion question, ImmutableArray<JobField> fields, JobList? known)
    {
        var stop = CancelPreviousLoad();
        var list = known ?? await UnlessStoppedAsync(() => RowsAsync(query, question, fields, stop), stop);
        var isCounted = known is null && list is not null && (list.Count, list.AtLeast) != (null, null)
            && list.Count == _counted?.List.Count;
        using var wait = new CancellationTokenSource(maxCountWait, time);
        using var stopCounting = CancellationTokenSource.CreateLinkedTokenSource(stop, wait.Token);
        while (list is not null)
        {
            _counted = isCounted ? _counted : (question, list);
            yield return list;
            var last = list;
            list = await UnlessStoppedAsync(() => CountNextAsync(last, question, stopCounting.Token), stopCounting.Token);
        }
    }

    /// <summary>Waits before the question is asked again.</summary>
    /// <returns>False when another question was asked meanwhile.</returns>
    public async Task<bool> WaitAsync(TimeSpan wait)
    {
        var stop = _load.Token;
        await Task.Delay(wait, time, stop)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _load.Cancel();
        _load.Dispose();
    }

    private async Task<JobList?> RowsAsync(
        string query, ResolvedQuestion question, ImmutableArray<JobField> fields, CancellationToken stop)
    {
        var (page, lag) = await queries.RowsAsync(question, fields, stop).WaitAsync(stop);
        var list = new JobList(query, question.AskedAt, [.. page.Rows.Select(DisplayText.InLines)], page.HasMore)
        {
            SearchIsBehind = lag.IsBehind,
        };
        return WithCountsOfBefore(list, question);
    }

    // Another page or order of the same jobs has the same counts, unless they are old or its rows tell otherwise.
    private JobList WithCountsOfBefore(JobList list, ResolvedQuestion question)
    {
        var (before, known) = _counted.GetValueOrDefault();
        var isSame = known is not null
            && before.Request != question.Request
            && before.Request.WithoutPaging() == question.Request.WithoutPaging()
            && question.AskedAt - before.AskedAt < s_stillTrue;
        if (!isSame)
        {
            return list;
        }
        if (known!.AtLeast is { } atLeast)
        {
            return WithBound(list, question.Request, atLeast);
        }
        var last = LastPlace(list, question.Request);
        return known.Count is { } count && (list.HasMore ? last < count : last == count)
            ? list with { Count = count, Hidden = known.Hidden }
            : list;
    }

    private static long LastPlace(JobList list, ListJobsRequest request) =>
        (request.PageNumber - 1L) * request.PageSize + list.Rows.Length;

    // The rows tell something, too: there are as many as were skipped and shown, and the last page has the last one.
    private static JobList WithBound(JobList list, ListJobsRequest request, long atLeast)
    {
        if (list.Rows.IsEmpty && request.PageNumber > 1)
        {
            return list with { AtLeast = atLeast };
        }
        var last = LastPlace(list, request);
        return list.HasMore ? list with { AtLeast = Math.Max(atLeast, last + 1) } : list with { Count = last };
    }

    // The list with one more count; null when it has all that it needs.
    private async Task<JobList?> CountNextAsync(JobList list, ResolvedQuestion question, CancellationToken stop)
    {
        var request = question.Request;
        try
        {
            return list switch
            {
                { Count: null, AtLeast: null } => await WithTotalAsync(list, question, stop),
                { Count: null } => null,
                { Hidden: null } when request.HasWindow() => list with { Hidden = await CountAsync(request.OfAllTime()) - list.Count },
                { StoreIsEmpty: null, Count: 0, Hidden: 0 or null } =>
                    list with { StoreIsEmpty = !await queries.AnyAsync(question.Caller, stop).WaitAsync(stop) },
                { Beginnings: null, Count: 0, StoreIsEmpty: not true } when request.ByBeginnings() is { } beginnings =>
                    list with { Beginnings = await CountAsync(beginnings) },
                _ => null,
            };
        }
        catch (TimeoutException)
        {
            // The rows are shown without the number.
            return null;
        }
        catch (QuestionRefusedException refused)
        {
            // The rows are shown without it for now.
            await Task.Delay(refused.RetryAfter, time, stop);
            return list;
        }

        async Task<long> CountAsync(ListJobsRequest asked) =>
            (await counts.AskAsync(
                CountUrgency.Total,
                stopped => queries.CountAsync(asked.Resolve(question.Caller, question.AskedAt), QueryPatience.Usual, stopped)
                    .WaitAsync(stopped),
                stop)).Value;
    }

    // Both in one turn: what else the page counts would come between them.
    private Task<JobList> WithTotalAsync(JobList list, ResolvedQuestion question, CancellationToken stop) =>
        counts.AskAsync(
            CountUrgency.Total,
            async stopped =>
            {
                try
                {
                    var count = await queries.CountAsync(question, QueryPatience.Little, stopped).WaitAsync(stopped);
                    return list with { Count = count.Value };
                }
                catch (TimeoutException)
                {
                    return await WithBoundAsync(list, question, stopped);
                }
            },
            stop);

    private async Task<JobList> WithBoundAsync(JobList list, ResolvedQuestion question, CancellationToken stop)
    {
        var byRows = WithBound(list, question.Request, atLeast: 0);
        if (byRows.Count is not null)
        {
            return byRows;
        }
        try
        {
            var counted = (await queries.CountUpToAsync(question, EnoughJobs + 1, stop).WaitAsync(stop)).Value;
            return counted > EnoughJobs ? WithBound(list, question.Request, EnoughJobs) : list with { Count = counted };
        }
        catch (Exception failure) when (failure is TimeoutException or QuestionRefusedException)
        {
            return byRows;
        }
    }

    private static async Task<JobList?> UnlessStoppedAsync(Func<Task<JobList?>> read, CancellationToken stop)
    {
        try
        {
            var list = await read();
            return stop.IsCancellationRequested ? null : list;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Nobody waits for it any more, whatever became of it.
            return null;
        }
    }

    private CancellationToken CancelPreviousLoad()
    {
        _load.Cancel();
        _load.Dispose();
        _load = new CancellationTokenSource();
        return _load.Token;
    }
}
