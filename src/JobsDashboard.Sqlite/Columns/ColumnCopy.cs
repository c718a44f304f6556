using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Reading;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// The columns of all jobs in memory, which follow what is written, also by other programs: before each use it is asked for the revision
/// that its user sees, and reads what has changed. While somebody writes again and again, it looks for that by itself.
/// </summary>
internal sealed class ColumnCopy : IDisposable
{
    /// <summary>Up to how many jobs are read while somebody waits.</summary>
    private const int MaxWhileWaiting = 20_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.5);

    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly SqliteFile _file;
    private readonly Lazy<ColumnLayout> _layout;
    private readonly Lazy<SavedColumns> _saved;
    private readonly WriteFollower _follower;

    private volatile ColumnSnapshot? _snapshot;

    // Those of the snapshot.
    private ValueList[] _values = [];

    private Task _refresh = Task.CompletedTask;
    private Task _save = Task.CompletedTask;

    public ColumnCopy(SqliteFile file, IDbContextFactory<JobsDb> databases)
    {
        _file = file;
        _layout = new(() =>
        {
            using var db = databases.CreateDbContext();
            return new ColumnLayout(db.Model);
        });
        _saved = new(() => new SavedColumns(file, _layout.Value));
        _follower = new(file, HasReadNewAsync, _closed.Token);
    }

    /// <summary>The newest snapshot; null before there is one.</summary>
    public ColumnSnapshot? Newest => _snapshot;

    /// <summary>Whether there is no snapshot yet, or much has to be read for the next one.</summary>
    public bool IsReading => _snapshot is null || !_refresh.IsCompleted;

    /// <summary>
    /// The jobs as the transaction of a connection sees them; null while too much has to be read, which then happens in the background,
    /// and for a transaction that sees less than the copy.
    /// </summary>
    public async Task<ColumnSnapshot?> AtAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var before = _snapshot;
        var current = await ReadAsync(connection, cancellationToken);
        _follower.OnAsked(metWrite: before is not null && current is not null && current != before);
        return current;
    }

    /// <summary>Whether what the transaction of a connection sees is older than the copy.</summary>
    public bool IsAheadOf(SqliteConnection connection) =>
        _snapshot is { } newest && newest.Revision > new ColumnReader(connection, _layout.Value, []).Newest().Revision;

    /// <summary>Reads all that has changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => Refresh(cancellationToken), cancellationToken);
            BeginSave();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Begins to read all that has changed, unless that has begun.</summary>
    /// <returns>The reading.</returns>
    public Task BeginRefresh()
    {
        if (_refresh.IsCompleted && !_closed.IsCancellationRequested)
        {
            // On nobody's account: the question that notices it has a share of the processor, which this is no part of.
            using var _ = ExecutionContext.SuppressFlow();
            _refresh = Task.Run(() => RefreshAsync(_closed.Token));
        }
        return _refresh;
    }

    /// <summary>Saves the newest snapshot, so that the next program that reads all jobs begins from there.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        _snapshot is { } newest ? Task.Run(() => _saved.Value.Save(newest, cancellationToken), cancellationToken) : Task.CompletedTask;

    public void Dispose()
    {
        _closed.Cancel();
        Task.WhenAll(_refresh, _follower.Following, _save).ContinueWith(_ => { }, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(3));
        _closed.Dispose();
    }

    private async Task<ColumnSnapshot?> ReadAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var stamp = new ColumnReader(connection, _layout.Value, []).Newest();
        if (_snapshot is { } newest && (newest.Stamp == stamp || newest.Revision > stamp.Revision))
        {
            return newest.Stamp == stamp ? newest : null;
        }
        // Somebody else may just be reading a few; while all are read, the database is asked at once.
        if (!await _writing.WaitAsync(IsReading ? TimeSpan.Zero : s_patience, cancellationToken))
        {
            return null;
        }
        try
        {
            var current = Advance(connection, MaxWhileWaiting, cancellationToken);
            BeginSave();
            return current?.Stamp == stamp ? current : null;
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

    private async Task<bool> HasReadNewAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var before = _snapshot;
        await ReadAsync(connection, cancellationToken);
        return _snapshot != before;
    }

    // The caller holds the lock.
    private void BeginSave()
    {
        if (_save.IsCompleted && _snapshot is { } newest && _saved.Value.IsDue(newest) && !_closed.IsCancellationRequested)
        {
            _save = SaveAsync(_closed.Token);
        }
    }

    private void Refresh(CancellationToken cancellationToken)
    {
        using var connection = _file.OpenReadOnly();
        using var transaction = connection.BeginTransaction(deferred: true);
        Advance(connection, int.MaxValue, cancellationToken);
    }

    private static bool IsComplete(int number, long lastId) => lastId >= (number + 1L) * RowMask.Rows;

    // The caller holds the lock. Null when more than the limit would have to be read.
    private ColumnSnapshot? Advance(SqliteConnection connection, int limit, CancellationToken cancellationToken)
    {
        using var interruption = new QueryInterruption(connection, cancellationToken);
        var (from, values) = (_snapshot, _values);
        var reader = new ColumnReader(connection, _layout.Value, values);
        var (stamp, lastId) = (reader.Newest(), reader.LastId());
        var revision = stamp.Revision;
        if (from?.Stamp == stamp)
        {
            return from;
        }
        if (revision < from?.Revision && limit < int.MaxValue)
        {
            // A transaction that began before others had read what is new.
            return null;
        }
        if (from is null || revision < from.Revision || lastId < from.LastId || revision - from.Revision > JobChangeLog.Kept
            || !reader.Has(from.Stamp))
        {
            // Nothing is known of what has changed, as in a file that has come in the place of another one. What was saved is worth reading
            // where much has to be read anyway.
            (from, values) = (limit == int.MaxValue ? _saved.Value.Load(connection, revision, cancellationToken) : null)
                ?? (new ColumnSnapshot(_layout.Value, 0, 0, [], [], 0), [.. _layout.Value.Columns.Select(_ => new ValueList())]);
            reader = new ColumnReader(connection, _layout.Value, values);
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
                segments[jobs.Key] = segments[jobs.Key].With([.. jobs], _layout.Value, IsComplete(jobs.Key, from.LastId));
            }
        }
        for (var next = from.LastId + 1; next <= lastId;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = ColumnSegment.NumberOf(next);
            var end = Math.Min(lastId, (number + 1L) * RowMask.Rows);
            if (number == segments.Count)
            {
                segments.Add(reader.Segment(number, end));
            }
            else
            {
                // Added one by one, a job takes longer than where the whole segment is read anew.
                var areFew = end - next < ColumnSegment.RowOf(next);
                segments[number] = areFew
                    ? segments[number].WithAdded(
                        reader.Between(next, end), reader.TagsBetween(next, end), _layout.Value, IsComplete(number, end))
                    : reader.Segment(number, end);
            }
            next = end + 1;
        }
        // Together, since the numbers of a snapshot are those of these values.
        (_snapshot, _values) = (
            new ColumnSnapshot(
                _layout.Value, revision, lastId, segments.ToImmutable(), [.. values.Select(list => list.Values)], reader.LastTag())
            {
                WrittenAt = stamp.WrittenAt,
            },
            values);
        return _snapshot;
    }
}
