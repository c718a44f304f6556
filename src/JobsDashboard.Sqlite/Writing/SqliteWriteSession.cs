using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Compression;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A transaction over the connection of its target. The driver is synchronous, so every returned task is complete.</summary>
internal sealed class SqliteWriteSession(SqliteFile file, SqliteConnection connection, KeptRowWriter kept) : IWriteSession
{
    /// <summary>The highest id that any job has or had; 0 when there was none.</summary>
    public const string LastId =
        "SELECT max(coalesce((SELECT max(Id) FROM Job), 0), " +
        "coalesce((SELECT LastId FROM StoreRevision ORDER BY Revision DESC LIMIT 1), 0))";

    // About how much memory the job of the rows d and b takes once it is read.
    private const string Bytes =
        "octet_length(d.Json) + coalesce(octet_length(d.Extras), 0) + " +
        "coalesce(jobs_text_length(b.Json), 0) + coalesce(jobs_text_length(b.Extras), 0)";

    private SqliteTransaction? _transaction;

    private JobRowWriter? _rows;
    private bool _isCommitted;

    // Another writer may have been here since the last batch, so this is asked for when the tables are locked.
    private JobRowWriter Rows => _rows ??= kept.ForTransaction();

    public Task BeginAsync(CancellationToken cancellationToken)
    {
        _transaction = file.BeginWriting(connection);
        return Task.CompletedTask;
    }

    public Task BeginRemovingAsync(CancellationToken cancellationToken) => BeginAsync(cancellationToken);

    public Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken)
    {
        using var find = new Statement(
            connection, "SELECT New, Changed, Unchanged, Rejected, IsComplete FROM ImportMark WHERE Source = $1", 1);
        using var reader = find.Read(source);
        return Task.FromResult(!reader.Read() ? ImportMark.None : new ImportMark
        {
            New = reader.GetInt64(0),
            Changed = reader.GetInt64(1),
            Unchanged = reader.GetInt64(2),
            Rejected = reader.GetInt64(3),
            IsComplete = reader.GetBoolean(4),
        });
    }

    public Task SetMarkAsync(string source, ImportMark mark, CancellationToken cancellationToken)
    {
        using var set = new Statement(
            connection,
            "INSERT OR REPLACE INTO ImportMark (Source, New, Changed, Unchanged, Rejected, IsComplete) VALUES ($1, $2, $3, $4, $5, $6)", 6);
        set.Run(source, mark.New, mark.Changed, mark.Unchanged, mark.Rejected, mark.IsComplete);
        return Task.CompletedTask;
    }

    // In a transaction, whose beginning says so when it has to wait for another program.
    public Task ForgetMarkAsync(string source, CancellationToken cancellationToken)
    {
        using var transaction = file.BeginWriting(connection);
        using var forget = new Statement(connection, "DELETE FROM ImportMark WHERE Source = $1", 1);
        forget.Run(source);
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, StoredSize>> FindAsync(
        IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken)
    {
        using var find = new Statement(
            connection,
            $"SELECT d.JobIdKey, d.Id, {Bytes} " +
            "FROM json_each($1) AS k JOIN JobDetail AS d ON d.JobIdKey = k.value LEFT JOIN JobBody AS b ON b.Id = d.Id", 1);
        using var reader = find.Read(JsonSerializer.Serialize(jobs.Select(job => job.JobIdKey)));
        var found = new Dictionary<string, StoredSize>(StringComparer.Ordinal);
        while (reader.Read())
        {
            found.Add(reader.GetString(0), new StoredSize(reader.GetInt64(1), reader.GetInt64(2)));
        }
        return Task.FromResult<IReadOnlyDictionary<string, StoredSize>>(found);
    }

    public Task<IReadOnlyDictionary<long, StoredJob>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        using var read = new Statement(
            connection,
            "SELECT d.Id, d.Json, d.Extras, j.GmtModifiedTime FROM json_each($1) AS i " +
            $"JOIN ({TextFunctions.WholeRows}) AS d ON d.Id = i.value JOIN Job AS j ON j.Id = d.Id", 1);
        using var reader = read.Read(JsonSerializer.Serialize(ids));
        var stored = new Dictionary<long, StoredJob>();
        while (reader.Read())
        {
            stored.Add(reader.GetInt64(0), StoredJob.Of(reader));
        }
        return Task.FromResult<IReadOnlyDictionary<long, StoredJob>>(stored);
    }

    public Task<IReadOnlyList<EndedJob>> FindEndedAsync(
        long before, IReadOnlyCollection<JobStatus> statuses, EndedJob? after, int max, CancellationToken cancellationToken)
    {
        // By the index on the finish time, which is in this order; that on the status would have all jobs of a status sorted first.
        using var find = new Statement(
            connection,
            $"SELECT j.Id, j.Status, j.GmtFinishTime, {Bytes} " +
            "FROM Job AS j JOIN JobDetail AS d ON d.Id = j.Id LEFT JOIN JobBody AS b ON b.Id = j.Id " +
            "WHERE (j.GmtFinishTime, j.Id) > ($1, $2) AND j.GmtFinishTime < $3 AND +j.Status IN (SELECT value FROM json_each($4)) " +
            "ORDER BY j.GmtFinishTime, j.Id LIMIT $5", 5);
        using var rows = find.Read(
            after?.FinishTime ?? long.MinValue,
            after?.Id ?? 0,
            before,
            JsonSerializer.Serialize(statuses.Select(status => (int)status)),
            max);
        var found = new List<EndedJob>();
        while (rows.Read())
        {
            found.Add(new EndedJob(rows.GetInt64(0), (JobStatus)rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3)));
        }
        return Task.FromResult<IReadOnlyList<EndedJob>>(found);
    }

    public Task<long> LastIdAsync(CancellationToken cancellationToken)
    {
        using var last = new Statement(connection, LastId, 0);
        using var reader = last.Read();
        reader.Read();
        return Task.FromResult(reader.GetInt64(0));
    }

    public Task<WriteStamp> StampAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var next = new Statement(
            connection,
            "INSERT INTO StoreRevision (Revision, WrittenAt, LastId) " +
            $"SELECT coalesce(max(Revision), 0) + 1, max($1, coalesce(max(WrittenAt), 0) + 1), ({LastId}) " +
            "FROM (SELECT Revision, WrittenAt FROM StoreRevision ORDER BY Revision DESC LIMIT 1) " +
            "RETURNING Revision, WrittenAt, LastId", 1);
        using var reader = next.Read(now.ToUnixTimeMilliseconds());
        reader.Read();
        return Task.FromResult(
            new WriteStamp { Revision = reader.GetInt64(0), WrittenAt = reader.GetInt64(1), LastId = reader.GetInt64(2) });
    }

    public Task WriteAsync(IReadOnlyList<JobWrite> jobs, CancellationToken cancellationToken)
    {
        Rows.Write(jobs);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(IReadOnlyCollection<StoredJob> jobs, WriteStamp stamp, CancellationToken cancellationToken)
    {
        Rows.Remove(jobs, stamp.Revision);
        return Task.CompletedTask;
    }

    public Task CommitAsync()
    {
        _transaction!.Commit();
        _isCommitted = true;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_rows is not null && !_isCommitted)
        {
            kept.Forget();
        }
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }
    }
}
