using System.Diagnostics.Metrics;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Measuring;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs;

/// <summary>Watches how long ago jobs were stored last, and how many the search has not read.</summary>
public sealed class StoreLag : IDisposable
{
    private readonly Meter _meter = new(JobMetrics.Name);
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly IJobsDatabase _store;
    private readonly TimeProvider _time;
    private Task<double?> _age = Task.FromResult<double?>(null);
    private Task<double?> _unread = Task.FromResult<double?>(null);

    internal StoreLag(IDbContextFactory<JobsDb> databases, IJobsDatabase store, TimeProvider time)
    {
        (_databases, _store, _time) = (databases, store, time);
        _meter.CreateObservableGauge(
            "jobs.import.lag", () => LastOf(ref _age, AgeAsync), "s", "How long ago jobs were stored last.");
        _meter.CreateObservableGauge(
            "jobs.search.unread", () => LastOf(ref _unread, UnreadAsync), "{job}", "Jobs whose words are not found yet.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    // Whoever collects does not wait for a database that may be away: what was read last is told, and the next reading begins.
    private IEnumerable<Measurement<double>> LastOf(ref Task<double?> reading, Func<Task<double?>> read)
    {
        if (!reading.IsCompleted)
        {
            return [];
        }
        var last = reading.Result;
        reading = Task.Run(() => UnlessAwayAsync(read));
        return last is { } number ? [new(number)] : [];
    }

    // The metrics of the queries tell that the database is away.
    private async Task<double?> UnlessAwayAsync(Func<Task<double?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (failure is TimeoutException || _store.Explain(failure) is not null)
        {
            return null;
        }
    }

    private async Task<double?> AgeAsync()
    {
        await using var db = await _databases.CreateDbContextAsync();
        var written = await db.Stamps.MaxAsync(stamp => (long?)stamp.WrittenAt);
        return written is { } at ? (_time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalSeconds : null;
    }

    private async Task<double?> UnreadAsync() => (await _store.SearchLagAsync(CancellationToken.None)).UnreadJobs;
}
