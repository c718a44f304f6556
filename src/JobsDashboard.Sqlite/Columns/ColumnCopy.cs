using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Reading;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// The columns of all jobs in memory, which follow what is written, also by other programs: before each use it is asked for the revision
/// that its user sees, and reads what has changed.
/// </summary>
internal sealed class ColumnCopy(SqliteFile file, IDbContextFactory<JobsDb> databases) : IDisposable
{
    /// <summary>Up to how many jobs are read while somebody waits.</summary>
    private const int MaxWhileWaiting = 20_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.5);

    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly Lazy<ColumnLayout> _layout = new(() =>
    {
        using var db = databases.CreateDbContext();
        return new ColumnLayout(db.Model);
    });

    private volatile ColumnSnapshot? _snapshot;

    // Those of the snapshot.
    private ValueList[] _values = [];

    private Task _refresh = Task.CompletedTask;

    /// <summary>The newest snapshot; null before there is one.</summary>
    public ColumnSnapshot? Newest => _snapshot;

    /// <summary>Whether there is no snapshot yet, or much has to be read for the next one.</summary>
    public bool IsReading => _snapshot is null || !_refresh.IsCompleted;

    /// <summary>
    /// The jobs as the transaction of a connection sees them; null while too much has to be read, which then happens in the background.
    /// </summary>
    public async Task<ColumnSnapshot?> AtAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var revision = new ColumnReader(connection, _layout.Value, []).Revision();
        if (_snapshot is { } newest && newest.Revision == revision)
        {
            return newest;
        }
        // Somebody else may just be reading a few; while all are read, the database is asked at once.
        if (!await _writing.WaitAsync(IsReading ? TimeSpan.Zero : s_patience, cancellationToken))
        {
            return null;
        }
        try
        {
            return Advance(connection, MaxWhileWaiting, cancellationToken) is { } current && current.Revision == revision ? current : null;
        }
        catch (SqliteException)
        {
            // The question itself may need nothing of what cannot be read. If it does, it says so.
            return null;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Whether what the transaction of a connection sees is older than the copy.</summary>
    public bool IsAheadOf(SqliteConnection connection) =>
        _snapshot is { } newest && newest.Revision > new ColumnReader(connection, _layout.Value, []).Revision();

    /// <summary>Reads all that has changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => Refresh(cancellationToken), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Begins to read all that has changed, unless that has begun.</summary>
    public void BeginRefresh()
    {
        if (_refresh.IsCompleted && !_closed.IsCancellationRequested)
        {
            _refresh = Task.Run(() => RefreshAsync(_closed.Token));
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _refresh.ContinueWith(_ => { }, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(3));
        _closed.Dispose();
    }

    private void Refresh(CancellationToken cancellationToken)
    {
        using var connection = file.OpenReadOnly();
        using var transaction = connection.BeginTransaction(deferred: true);
        Advance(connection, int.MaxValue, cancellationToken);
    }

    // The caller holds the lock. Null when more than the limit would have to be read.
    private ColumnSnapshot? Advance(SqliteConnection connection, int limit, CancellationToken cancellationToken)
    {
        using var interruption = new QueryInterruption(connection, cancellationToken);
        var (from, values) = (_snapshot, _values);
        var reader = new ColumnReader(connection, _layout.Value, values);
        var (revision, lastId) = (reader.Revision(), reader.LastId());
        if (from?.Revision == revision)
        {
            return from;
        }
        if (from is null || revision < from.Revision || lastId < from.LastId || revision - from.Revision > JobChangeLog.Kept)
        {
            // Nothing is known of what has changed.
            values = [.. _layout.Value.Columns.Select(_ => new ValueList())];
            reader = new ColumnReader(connection, _layout.Value, values);
            from = new ColumnSnapshot(_layout.Value, 0, 0, [], [], 0);
        }
        var changes = from.Revision == 0 ? 0 : reader.ChangedSince(from.Revision, limit);
        if (lastId - from.LastId + changes >= limit)
        {
            BeginRefresh();
            return null;
        }
        var segments = from.Segments.ToBuilder();
        if (changes > 0)
        {
            foreach (var jobs in reader.ChangedSince(from.Revision, from.LastId).GroupBy(job => ColumnSegment.NumberOf(job.Id)))
            {
                segments[jobs.Key] = segments[jobs.Key].With([.. jobs]);
            }
        }
        for (var next = from.LastId + 1; next <= lastId;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = ColumnSegment.NumberOf(next);
            var end = Math.Min(lastId, (number + 1L) * ColumnSegment.Rows);
            if (number == segments.Count)
            {
                segments.Add(reader.Segment(number, end));
            }
            else
            {
                // Added one by one, a job takes longer than where the whole segment is read anew.
                var areFew = end - next < ColumnSegment.RowOf(next);
                segments[number] = areFew ? segments[number].With(reader.Between(next, end)) : reader.Segment(number, end);
            }
            next = end + 1;
        }
        // Together, since the numbers of a snapshot are those of these values.
        (_snapshot, _values) = (
            new ColumnSnapshot(
                _layout.Value, revision, lastId, segments.ToImmutable(), [.. values.Select(list => list.Values)], reader.LastTag()),
            values);
        return _snapshot;
    }
}
