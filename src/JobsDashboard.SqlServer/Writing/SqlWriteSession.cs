using System.Data;
using System.Data.Common;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Data;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>A session of the server, with its staging tables.</summary>
internal sealed class SqlWriteSession : IWriteSession
{
    /// <summary>How long one statement may take. Longer than the wait for another writer, which has to end first.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);

    private const int SourceLength = 450;

    private readonly SqlConnection _connection;
    private readonly ConnectionWatchdog _watchdog;
    private readonly int _timeoutSeconds;
    private SqlTransaction? _transaction;

    private SqlWriteSession(SqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        (_connection, _timeoutSeconds) = (connection, (int)timeout.TotalSeconds);
        _watchdog = new ConnectionWatchdog(connection, cancellationToken);
    }

    public static async Task<IWriteSession> OpenAsync(string connectionString, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var session = new SqlWriteSession(new SqlConnection(connectionString), timeout, cancellationToken);
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
        await RunAsync(WriterSql.Prepare, cancellationToken);
        _transaction = (SqlTransaction)await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (await ReadOneAsync(WriterSql.Lock, reader => reader.GetInt32(0), cancellationToken) < 0)
        {
            throw new JobsDatabaseException("Somebody else has been storing jobs for minutes; let that finish, and try again.");
        }
    }

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

    public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) => RunAsync(WriterSql.ForgetMark, cancellationToken, Source(source));

    public async Task<IReadOnlyDictionary<string, StoredJob>> FindAsync(IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken)
    {
        using var keys = StagedRows.Keys(jobs);
        await CopyAsync(Staging.Keys, keys, cancellationToken);
        var stored = (await ReadAsync(
            WriterSql.FindJobs,
            reader => (Key: reader.GetString(0), Job: new StoredJob(
                reader.GetInt64(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetInt64(4))),
            cancellationToken)).ToDictionary(row => row.Key, row => row.Job, StringComparer.Ordinal);
        return jobs
            .Where(job => stored.ContainsKey(StagedRows.KeyOf(job)))
            .ToDictionary(job => job.JobIdKey, job => stored[StagedRows.KeyOf(job)], StringComparer.Ordinal);
    }

    public async Task WriteAsync(IReadOnlyCollection<JudgedJob> jobs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = jobs.Select(job => job.Job.Facts).ToList();
        var values = await KeysOfValuesAsync(facts, cancellationToken);
        var tags = await KeysOfTagsAsync(facts, cancellationToken);
        var (revision, writtenAt) = await ReadOneAsync(
            WriterSql.NextRevision, reader => (reader.GetInt64(0), reader.GetInt64(1)), cancellationToken, Number("@now", now.ToUnixTimeMilliseconds()));
        var lastId = await ReadOneAsync(WriterSql.LastId, reader => reader.GetInt64(0), cancellationToken);
        using var jobRows = Staging.Jobs.NewRows();
        using var detailRows = Staging.Details.NewRows();
        using var textRows = Staging.Texts.NewRows();
        using var tagRows = Staging.JobTags.NewRows();
        foreach (var (job, stored) in jobs)
        {
            var id = stored?.Id ?? ++lastId;
            StagedRows.AddJob(jobRows, id, revision, writtenAt, job.Facts, (field, text) => values[StagedRows.KeyOf(field, text)]);
            StagedRows.AddDetail(detailRows, id, job);
            StagedRows.AddText(textRows, id, job);
            foreach (var (key, value) in job.Facts.Tags)
            {
                tagRows.Rows.Add(tags[StagedRows.KeyOfTag(key, value)], id);
            }
        }
        await CopyAsync(Staging.Jobs, jobRows, cancellationToken);
        await CopyAsync(Staging.Details, detailRows, cancellationToken);
        await CopyAsync(Staging.Texts, textRows, cancellationToken);
        await CopyAsync(Staging.JobTags, tagRows, cancellationToken);
        await RunAsync(WriterSql.Upsert, cancellationToken);
    }

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
        using var rows = StagedRows.Values(jobs);
        await CopyAsync(Staging.Values, rows, cancellationToken);
        var keys = await ReadAsync(
            WriterSql.KeysOfValues, reader => KeyValuePair.Create((reader.GetInt32(0), reader.GetString(1)), reader.GetInt32(2)), cancellationToken);
        return keys.ToDictionary();
    }

    private async Task<Dictionary<(string, string), int>> KeysOfTagsAsync(List<IndexedJob> jobs, CancellationToken cancellationToken)
    {
        using var rows = StagedRows.Tags(jobs);
        await CopyAsync(Staging.Tags, rows, cancellationToken);
        var keys = await ReadAsync(
            WriterSql.KeysOfTags, reader => KeyValuePair.Create((reader.GetString(0), reader.GetString(1)), reader.GetInt32(2)), cancellationToken);
        return keys.ToDictionary();
    }

    private async Task CopyAsync(StagingTable table, DataTable rows, CancellationToken cancellationToken)
    {
        using var copy = NewCopy(_connection, _transaction, table);
        copy.BulkCopyTimeout = _timeoutSeconds;
        await copy.WriteToServerAsync(rows, cancellationToken);
    }

    /// <summary>A bulk copy into a staging table, column by column under the same name.</summary>
    internal static SqlBulkCopy NewCopy(SqlConnection connection, SqlTransaction? transaction, StagingTable table)
    {
        var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction) { DestinationTableName = $"[{table.Name}]" };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }
        return copy;
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken, params SqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<T?> ReadOneAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params SqlParameter[] parameters) =>
        (await ReadAsync(sql, read, cancellationToken, parameters)).FirstOrDefault();

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params SqlParameter[] parameters)
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
}
