using System.Data;
using System.Data.Common;
using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.SqlServer.Connecting;
using JobsDashboard.SqlServer.Data;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>A session of the server, with its staging tables.</summary>
internal sealed class SqlServerWriteSession : IWriteSession
{
    /// <summary>How long one statement may take. Longer than the wait for another writer, which has to end first.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);

    private const int SourceLength = 450;

    private readonly SqlConnection _connection;
    private readonly ConnectionWatchdog _watchdog;
    private readonly StagingTables _staging;
    private readonly WriterSql _sql;
    private readonly int _timeoutSeconds;
    private SqlTransaction? _transaction;

    private SqlServerWriteSession(SqlConnection connection, StagingTables staging, TimeSpan timeout, CancellationToken cancellationToken)
    {
        (_connection, _staging, _sql, _timeoutSeconds) = (connection, staging, new WriterSql(staging), (int)timeout.TotalSeconds);
        _watchdog = new ConnectionWatchdog(connection, cancellationToken);
    }

    /// <param name="connectionString">Names the database.</param>
    /// <param name="staging">The tables that rows are copied into.</param>
    /// <param name="timeout">How long one statement may take.</param>
    /// <param name="cancellationToken">Stops whatever the session is doing, from now on until it is disposed.</param>
    public static async Task<IWriteSession> OpenAsync(
        string connectionString, StagingTables staging, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var session = new SqlServerWriteSession(new SqlConnection(connectionString), staging, timeout, cancellationToken);
        try
        {
            await session._connection.OpenAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await RunAsync(_sql.Prepare, cancellationToken);
        _transaction = (SqlTransaction)await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (await ReadOneAsync(WriterSql.Lock, reader => reader.GetInt32(0), cancellationToken) < 0)
        {
            throw new JobsDatabaseException("Somebody else has been storing jobs for minutes; let that finish, and try again.");
        }
    }

    public Task BeginRemovingAsync(CancellationToken cancellationToken) => BeginAsync(cancellationToken);

    public async Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken) =>
        await ReadOneAsync(WriterSql.FindMark, reader => new ImportMark
        {
            New = reader.GetInt64(0),
            Changed = reader.GetInt64(1),
            Unchanged = reader.GetInt64(2),
            Rejected = reader.GetInt64(3),
            IsComplete = reader.GetBoolean(4),
        }, cancellationToken, Source(source)) ?? ImportMark.None;

    public Task SetMarkAsync(string source, ImportMark mark, CancellationToken cancellationToken) => RunAsync(
        WriterSql.SetMark,
        cancellationToken,
        Source(source),
        Number("@new", mark.New),
        Number("@changed", mark.Changed),
        Number("@unchanged", mark.Unchanged),
        Number("@rejected", mark.Rejected),
        new SqlParameter("@isComplete", SqlDbType.Bit) { Value = mark.IsComplete });

    public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) =>
        RunAsync(WriterSql.ForgetMark, cancellationToken, Source(source));

    public async Task<IReadOnlyDictionary<string, StoredSize>> FindAsync(
        IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken)
    {
        var keys = jobs.Select(job => job.JobIdKey)
            .ToDictionary(key => _staging.Keys.ToStored(nameof(JobDetail.JobIdKey), key), StringComparer.Ordinal);
        using var rows = _staging.Keys.Rows(jobs.Select(job => new JobDetail { JobId = "", JobIdKey = job.JobIdKey, Json = "" }));
        await CopyAsync(rows, cancellationToken);
        var found = await ReadAsync(
            WriterSql.FindJobs,
            reader => KeyValuePair.Create(keys[reader.GetString(0)], new StoredSize(reader.GetInt64(1), reader.GetInt64(2))),
            cancellationToken);
        return found.ToDictionary(StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<long, StoredJob>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(
            WriterSql.ReadJobs,
            StoredJob.Of,
            cancellationToken,
            Json("@ids", ids));
        return stored.ToDictionary(job => job.Id);
    }

    public async Task<IReadOnlyList<EndedJob>> FindEndedAsync(
        long before, IReadOnlyCollection<JobStatus> statuses, EndedJob? after, int max, CancellationToken cancellationToken) =>
        await ReadAsync(
            WriterSql.FindEnded,
            row => new EndedJob(row.GetInt64(0), (JobStatus)row.GetInt32(1), row.GetInt64(2), row.GetInt64(3)),
            cancellationToken,
            Number("@before", before),
            Number("@afterTime", after?.FinishTime ?? long.MinValue),
            Number("@afterId", after?.Id ?? 0),
            Json("@statuses", statuses.Select(status => (int)status)),
            Number("@max", max));

    public Task<long> LastIdAsync(CancellationToken cancellationToken) =>
        ReadOneAsync(WriterSql.LastId, reader => reader.GetInt64(0), cancellationToken);

    public async Task<WriteStamp> StampAsync(DateTimeOffset now, CancellationToken cancellationToken) => (await ReadOneAsync(
        WriterSql.Stamp,
        reader => new WriteStamp { Revision = reader.GetInt64(0), WrittenAt = reader.GetInt64(1), LastId = reader.GetInt64(2) },
        cancellationToken,
        Number("@now", now.ToUnixTimeMilliseconds())))!;

    public async Task WriteAsync(IReadOnlyList<JobWrite> jobs, CancellationToken cancellationToken)
    {
        var facts = jobs.Select(job => job.Job.Facts).ToList();
        var values = await KeysOfValuesAsync(facts, cancellationToken);
        var tags = await KeysOfTagsAsync(facts, cancellationToken);
        using var jobRows = _staging.Jobs.Rows(jobs.Select(job => job.NarrowRow((field, text) => values[_staging.ToStored(field, text)])));
        using var detailRows = _staging.Details.Rows(jobs.Select(job => job.WholeRow()));
        using var textRows = _staging.Texts.Rows(jobs.Select(SearchTextRow.Of));
        using var tagRows = _staging.JobTags.Rows(
            from job in jobs
            from tag in job.Job.Facts.Tags
            select new JobTag { TagId = tags[_staging.ToStoredTag(tag.Key, tag.Value)], JobId = job.Id });
        foreach (var rows in new[] { jobRows, detailRows, textRows, tagRows })
        {
            await CopyAsync(rows, cancellationToken);
        }
        await RunAsync(_sql.Upsert, cancellationToken);
    }

    public Task RemoveAsync(IReadOnlyCollection<StoredJob> jobs, WriteStamp stamp, CancellationToken cancellationToken) =>
        RunAsync(WriterSql.Remove, cancellationToken, Json("@ids", jobs.Select(job => job.Id)));

    // Not to be cancelled: a commit that was broken off may have happened.
    public Task CommitAsync() => _transaction!.CommitAsync(CancellationToken.None);

    // A closed connection has rolled back what was not committed.
    public ValueTask DisposeAsync()
    {
        _watchdog.Dispose();
        return _connection.DisposeAsync();
    }

    private async Task<Dictionary<(int, string), int>> KeysOfValuesAsync(List<IndexedJob> jobs, CancellationToken cancellationToken)
    {
        using var rows = _staging.Values.Rows(
            from value in jobs.SelectMany(job => job.Values).Distinct()
            where value.Text is not null
            select new JobValue { Field = value.Field.Number, Text = value.Text, Folded = CaseFolding.Of(value.Text) });
        await CopyAsync(rows, cancellationToken);
        var keys = await ReadAsync(
            WriterSql.KeysOfValues,
            reader => KeyValuePair.Create((reader.GetInt32(0), reader.GetString(1)), reader.GetInt32(2)),
            cancellationToken);
        return keys.ToDictionary();
    }

    private async Task<Dictionary<(string, string), int>> KeysOfTagsAsync(List<IndexedJob> jobs, CancellationToken cancellationToken)
    {
        using var rows = _staging.Tags.Rows(
            from tag in jobs.SelectMany(job => job.Tags).Distinct()
            select new Tag
            {
                Key = tag.Key,
                KeyFolded = CaseFolding.Of(tag.Key),
                Value = tag.Value,
                ValueFolded = CaseFolding.Of(tag.Value),
            });
        await CopyAsync(rows, cancellationToken);
        var keys = await ReadAsync(
            WriterSql.KeysOfTags,
            reader => KeyValuePair.Create((reader.GetString(0), reader.GetString(1)), reader.GetInt32(2)),
            cancellationToken);
        return keys.ToDictionary();
    }

    private async Task CopyAsync(DataTable rows, CancellationToken cancellationToken)
    {
        using var copy = NewCopy(_connection, _transaction, rows);
        copy.BulkCopyTimeout = _timeoutSeconds;
        await copy.WriteToServerAsync(rows, cancellationToken);
    }

    /// <summary>A bulk copy of rows into the staging table that they are named after, column by column under the same name.</summary>
    internal static SqlBulkCopy NewCopy(SqlConnection connection, SqlTransaction? transaction, DataTable rows)
    {
        var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction) { DestinationTableName = $"[{rows.TableName}]" };
        foreach (DataColumn column in rows.Columns)
        {
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        }
        return copy;
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken, params SqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<T?> ReadOneAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params SqlParameter[] parameters) =>
        (await ReadAsync(sql, read, cancellationToken, parameters)).FirstOrDefault();

    private async Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params SqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    private SqlCommand Command(string sql, SqlParameter[] parameters)
    {
        var command = new SqlCommand(sql, _connection, _transaction) { CommandTimeout = _timeoutSeconds };
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static SqlParameter Source(string source) =>
        new("@source", SqlDbType.NVarChar, SourceLength) { Value = StoredText.Write(source, SourceLength) };

    private static SqlParameter Number(string name, long value) => new(name, SqlDbType.BigInt) { Value = value };

    private static SqlParameter Json<T>(string name, IEnumerable<T> values) =>
        new(name, SqlDbType.NVarChar, -1) { Value = JsonSerializer.Serialize(values) };
}
