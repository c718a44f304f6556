using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Components.Jobs;

/// <summary>Reads the list for one question after another. A new question cancels the one before it.</summary>
/// <param name="queries">The jobs.</param>
/// <param name="database">What says how far the search is behind.</param>
/// <param name="time">Measures <paramref name="maxCountWait"/>.</param>
/// <param name="maxCountWait">How long to wait for the counts once the rows are there.</param>
internal sealed class JobListLoader(JobQueries queries, IJobsDatabase database, TimeProvider time, TimeSpan maxCountWait) : IDisposable
{
    private CancellationTokenSource _load = new();

    /// <summary>Gives the list as soon as it has its rows, and again with each count. Ends early when another question is asked.</summary>
    /// <param name="query">The question, as it stands in the URL.</param>
    /// <param name="request">The question, with its times fixed.</param>
    /// <param name="now">The moment of asking.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="known">What is known of the answer; null for nothing.</param>
    public async IAsyncEnumerable<JobList> LoadAsync(
        string query, ListJobsRequest request, DateTimeOffset now, JobCaller caller, JobList? known)
    {
        var stop = CancelPreviousLoad();
        var list = known ?? await UnlessStoppedAsync(() => RowsAsync(query, request, now, caller, stop), stop);
        using var wait = new CancellationTokenSource(maxCountWait, time);
        using var stopCounting = CancellationTokenSource.CreateLinkedTokenSource(stop, wait.Token);
        while (list is not null)
        {
            yield return list;
            var last = list;
            list = await UnlessStoppedAsync(() => CountNextAsync(last, request, caller, stopCounting.Token), stopCounting.Token);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _load.Cancel();
        _load.Dispose();
    }

    private async Task<JobList?> RowsAsync(string query, ListJobsRequest request, DateTimeOffset now, JobCaller caller, CancellationToken stop)
    {
        // Before the rows: what they had not read by then may be missing among them.
        var lag = request.SearchesTexts ? await database.SearchLagAsync(stop).WaitAsync(stop) : default;
        var (rows, hasMore) = await queries.RowsAsync(caller, request, stop).WaitAsync(stop);
        return new JobList(query, now, [.. rows.Select(DisplayText.InLines)], hasMore) { SearchIsBehind = lag.IsBehind };
    }

    // The list with one more count; null when it has all that it needs.
    private async Task<JobList?> CountNextAsync(JobList list, ListJobsRequest request, JobCaller caller, CancellationToken stop)
    {
        try
        {
            return list switch
            {
                { Count: null } => list with { Count = await CountAsync(request) },
                { Hidden: null } when request.HasWindow() => list with { Hidden = await CountAsync(request.OfAllTime()) - list.Count },
                { StoreIsEmpty: null, Count: 0, Hidden: 0 or null } =>
                    list with { StoreIsEmpty = !await queries.AnyAsync(caller, stop).WaitAsync(stop) },
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

        Task<long> CountAsync(ListJobsRequest asked) => queries.CountAsync(caller, asked, stop).WaitAsync(stop);
    }

    private static async Task<JobList?> UnlessStoppedAsync(Func<Task<JobList?>> read, CancellationToken stop)
    {
        try
        {
            var list = await read();
            return stop.IsCancellationRequested ? null : list;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
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
