using Npgsql;
using NpgsqlTypes;

namespace JobsDashboard.Scale.Engines;

/// <summary>
/// The tables of PostgreSQL: a narrow one with B-trees, a wide one with stored words, trigrams of names and the whole job out of line, and
/// the tags. Copied in binary, with indexes made afterwards.
/// </summary>
internal static class PostgresTables
{
    private static readonly string s_job =
        $"CREATE TABLE Job (Id bigint NOT NULL, {string.Join(", ", NarrowColumns.All.Select(column => column.Definition))})";

    private const string Tags = "CREATE TABLE JobTag (TagId integer NOT NULL, JobId bigint NOT NULL)";

    // What is compressed goes out of line, and words do not: so that the rest of a row is small, and words are at hand.
    private const string Detail =
        """
        CREATE TABLE JobDetail (Id bigint NOT NULL, JobId text NOT NULL, JobIdKey text NOT NULL, DisplayName text, DisplayNameKey text,
            ReasonMessage text, NameWords tsvector, ReasonWords tsvector, CommandWords tsvector, ImageWords tsvector,
            Json text COMPRESSION lz4 NOT NULL) WITH (toast_tuple_target = 256);
        ALTER TABLE JobDetail ALTER NameWords SET STORAGE MAIN, ALTER ReasonWords SET STORAGE MAIN, ALTER CommandWords SET STORAGE MAIN,
            ALTER ImageWords SET STORAGE MAIN, ALTER ReasonMessage SET STORAGE MAIN, ALTER DisplayName SET STORAGE MAIN,
            ALTER DisplayNameKey SET STORAGE MAIN, ALTER JobId SET STORAGE MAIN, ALTER JobIdKey SET STORAGE MAIN
        """;

    private static readonly string[] s_indexes =
    [
        "CREATE EXTENSION pg_trgm",
        "ALTER TABLE Job ADD PRIMARY KEY (Id)",
        "ALTER TABLE JobDetail ADD PRIMARY KEY (Id)",
        "ALTER TABLE JobTag ADD PRIMARY KEY (TagId, JobId)",
        "ALTER TABLE JobValue ADD PRIMARY KEY (Key)",
        "ALTER TABLE Tag ADD PRIMARY KEY (TagId)",
        "CREATE INDEX ON JobTag (JobId)",
        "CREATE INDEX ON Job (GmtCreateTime, Id)",
        "CREATE INDEX ON Job (GmtFinishTime DESC NULLS LAST, Id DESC)",
        "CREATE INDEX ON Job (Status, GmtCreateTime, Id)",
        "CREATE INDEX ON Job (UserIdKey, GmtCreateTime)",
        "CREATE INDEX ON Job (WorkspaceIdKey, GmtCreateTime)",
        "CREATE INDEX ON Job (ResourceIdKey, GmtCreateTime)",
        "CREATE UNIQUE INDEX ON JobDetail (JobIdKey)",
        "CREATE INDEX ON JobDetail (DisplayNameKey, Id)",
        "CREATE INDEX ON JobDetail USING gin (NameWords)",
        "CREATE INDEX ON JobDetail USING gin (ReasonWords)",
        "CREATE INDEX ON JobDetail USING gin (CommandWords)",
        "CREATE INDEX ON JobDetail USING gin (ImageWords)",
        "CREATE INDEX ON JobDetail USING gin (DisplayNameKey gin_trgm_ops)",
        "VACUUM (ANALYZE) Job, JobDetail, JobTag, JobValue, Tag",
        "CHECKPOINT",
    ];

    public static async Task LoadAsync(string connectionString, long count, Action<long> progress)
    {
        var keys = new PeerKeys();
        await using (var jobs = await Table.MakeAsync(connectionString, s_job, "Job"))
        await using (var details = await Table.MakeAsync(connectionString, Detail, "JobDetail"))
        await using (var tags = await Table.MakeAsync(connectionString, Tags, "JobTag"))
        {
            await foreach (var job in PeerJob.ReadAsync(count, keys))
            {
                WriteRow(jobs.Rows, job);
                await WriteDetailAsync(details.Rows, job);
                foreach (var tag in job.Tags)
                {
                    tags.Rows.StartRow();
                    tags.Rows.Write(tag, NpgsqlDbType.Integer);
                    tags.Rows.Write(job.Row.Id, NpgsqlDbType.Bigint);
                }
                progress(job.Row.Id);
            }
            await jobs.CompleteAsync();
            await details.CompleteAsync();
            await tags.CompleteAsync();
        }
        await WriteKeysAsync(connectionString, keys);
        await using var connection = await OpenAsync(connectionString);
        foreach (var sql in s_indexes)
        {
            await RunAsync(connection, sql);
        }
    }

    /// <summary>How many bytes the tables and their indexes take.</summary>
    public static async Task<long> SizeAsync(string connectionString)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void WriteRow(NpgsqlBinaryImporter rows, PeerJob job)
    {
        rows.StartRow();
        rows.Write(job.Row.Id, NpgsqlDbType.Bigint);
        foreach (var column in NarrowColumns.All)
        {
            if (column.ReadTime is { } time)
            {
                Write(rows, time(job.Row), NpgsqlDbType.Bigint);
            }
            else if (column.ReadWhole is { } whole)
            {
                Write(rows, whole(job.Row), NpgsqlDbType.Integer);
            }
            else
            {
                Write(rows, column.ReadReal!(job.Row), NpgsqlDbType.Double);
            }
        }
    }

    private static async ValueTask WriteDetailAsync(NpgsqlBinaryImporter rows, PeerJob job)
    {
        rows.StartRow();
        rows.Write(job.Detail.Id, NpgsqlDbType.Bigint);
        foreach (var text in new[]
        {
            job.Detail.JobId, job.Detail.JobIdKey, job.Detail.DisplayName, job.Detail.DisplayNameKey, job.Detail.ReasonMessage,
        })
        {
            WriteText(rows, text);
        }
        foreach (var words in new[] { job.Texts.Name, job.Texts.Reason, job.Texts.Command, job.Texts.Image })
        {
            await WriteWordsAsync(rows, words);
        }
        rows.Write(job.Detail.Json, NpgsqlDbType.Text);
    }

    private static void WriteText(NpgsqlBinaryImporter rows, string? text)
    {
        if (text is null)
        {
            rows.WriteNull();
        }
        else
        {
            rows.Write(text, NpgsqlDbType.Text);
        }
    }

    // The product's own tokens, with their places.
    private static async ValueTask WriteWordsAsync(NpgsqlBinaryImporter rows, string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            rows.WriteNull();
            return;
        }
        var placed = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, at) => $"'{word}':{at + 1}");
        // Nothing but letters and digits, which every reader takes as they are.
#pragma warning disable CS0618
        await rows.WriteAsync(NpgsqlTsVector.Parse(string.Join(' ', placed)), NpgsqlDbType.TsVector);
#pragma warning restore CS0618
    }

    private static async Task WriteKeysAsync(string connectionString, PeerKeys keys)
    {
        const string Values =
            "CREATE TABLE JobValue (Key integer NOT NULL, Field integer NOT NULL, Text text NOT NULL, Folded text NOT NULL)";
        await using var values = await Table.MakeAsync(connectionString, Values, "JobValue");
        foreach (var (key, field, text, folded) in keys.Texts)
        {
            values.Rows.StartRow();
            values.Rows.Write(key, NpgsqlDbType.Integer);
            values.Rows.Write(field, NpgsqlDbType.Integer);
            values.Rows.Write(text, NpgsqlDbType.Text);
            values.Rows.Write(folded, NpgsqlDbType.Text);
        }
        await values.CompleteAsync();
        await using var tags = await Table.MakeAsync(
            connectionString, "CREATE TABLE Tag (TagId integer NOT NULL, Key text NOT NULL, Value text NOT NULL)", "Tag");
        foreach (var (tag, key, value) in keys.Tags)
        {
            tags.Rows.StartRow();
            tags.Rows.Write(tag, NpgsqlDbType.Integer);
            tags.Rows.Write(key, NpgsqlDbType.Text);
            tags.Rows.Write(value, NpgsqlDbType.Text);
        }
        await tags.CompleteAsync();
    }

    private static void Write<T>(NpgsqlBinaryImporter rows, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } known)
        {
            rows.Write(known, type);
        }
        else
        {
            rows.WriteNull();
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // Made and filled in one transaction, so that the log need not have the rows.
    private sealed class Table(NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlBinaryImporter rows) : IAsyncDisposable
    {
        public NpgsqlBinaryImporter Rows => rows;

        public static async Task<Table> MakeAsync(string connectionString, string sql, string name)
        {
            var connection = await OpenAsync(connectionString);
            var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, sql);
            return new Table(connection, transaction, await connection.BeginBinaryImportAsync($"COPY {name} FROM STDIN (FORMAT binary)"));
        }

        public async Task CompleteAsync()
        {
            await rows.CompleteAsync();
            await rows.DisposeAsync();
            await transaction.CommitAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await rows.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
