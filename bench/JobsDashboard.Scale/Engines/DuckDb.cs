using System.Data.Common;
using DuckDB.NET.Data;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Engines;

/// <summary>DuckDB with the same columns and names in one table, and the tags in another.</summary>
/// <remarks>It has no full text of the same meaning.</remarks>
internal sealed class DuckDb : SqlEngine
{
    /// <summary>What it is called in the report.</summary>
    public const string Title = "DuckDB";

    public const string File = "duck.db";

    private DuckDb(DbConnection connection, KeyLookup keys)
        : base(Title, connection, keys)
    {
    }

    /// <summary>What is set beside its defaults.</summary>
    public static string Settings => "memory_limit 6GB";

    public static async Task<DuckDb> OpenAsync(string folder)
    {
        var connection = await ConnectAsync(folder);
        return new DuckDb(connection, await KeyLookup.ReadAsync(connection));
    }

    /// <summary>Makes the file and stores so many jobs in it.</summary>
    public static async Task LoadAsync(string folder, long count, Action<long> progress)
    {
        await using var connection = await ConnectAsync(folder);
        await RunAsync(
            connection,
            $"""
            CREATE TABLE Job (Id bigint, {string.Join(", ", NarrowColumns.All.Select(column => column.Definition))},
                JobId varchar, DisplayName varchar, DisplayNameKey varchar, ReasonMessage varchar);
            CREATE TABLE AnyTag (TagId integer, JobId bigint);
            CREATE TABLE JobValue (Key integer, Field integer, Text varchar, Folded varchar);
            CREATE TABLE Tag (TagId integer, Key varchar, Value varchar);
            """);
        var keys = new PeerKeys();
        using (var jobs = connection.CreateAppender("Job"))
        using (var tags = connection.CreateAppender("AnyTag"))
        {
            await foreach (var job in PeerJob.ReadAsync(count, keys))
            {
                Append(jobs.CreateRow(), job);
                foreach (var tag in job.Tags)
                {
                    tags.CreateRow().AppendValue((int?)tag).AppendValue((long?)job.Row.Id).EndRow();
                }
                progress(job.Row.Id);
            }
        }
        using (var values = connection.CreateAppender("JobValue"))
        {
            foreach (var (key, field, text, folded) in keys.Texts)
            {
                values.CreateRow().AppendValue((int?)key).AppendValue((int?)field).AppendValue(text).AppendValue(folded).EndRow();
            }
        }
        using (var tags = connection.CreateAppender("Tag"))
        {
            foreach (var (tag, key, value) in keys.Tags)
            {
                tags.CreateRow().AppendValue((int?)tag).AppendValue(key).AppendValue(value).EndRow();
            }
        }
        // By tag, as the product has them: so few blocks are read for one.
        await RunAsync(
            connection, "CREATE TABLE JobTag AS SELECT TagId, JobId FROM AnyTag ORDER BY TagId, JobId; DROP TABLE AnyTag; CHECKPOINT;");
    }

    protected override SqlWords WordsFor(Question question, KeyLookup keys) => new DuckDbWords(question, keys);

    private static void Append(IDuckDBAppenderRow row, PeerJob job)
    {
        row.AppendValue((long?)job.Row.Id);
        foreach (var column in NarrowColumns.All)
        {
            _ = column switch
            {
                { ReadTime: { } time } => row.AppendValue(time(job.Row)),
                { ReadWhole: { } whole } => row.AppendValue(whole(job.Row)),
                _ => row.AppendValue(column.ReadReal!(job.Row)),
            };
        }
        row.AppendValue(job.Detail.JobId).AppendValue(job.Detail.DisplayName).AppendValue(job.Detail.DisplayNameKey)
            .AppendValue(job.Detail.ReasonMessage).EndRow();
    }

    private static async Task<DuckDBConnection> ConnectAsync(string folder)
    {
        var connection = new DuckDBConnection($"Data Source={Path.Combine(folder, File)}");
        await connection.OpenAsync();
        await RunAsync(connection, "SET memory_limit = '6GB'");
        return connection;
    }

    private static async Task RunAsync(DuckDBConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
