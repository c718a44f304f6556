using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Compression;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Benchmarks;

/// <summary>The measure of all loading: the finished rows of a filled database, inserted into an empty one by prepared statements in one transaction.</summary>
internal sealed class BareInserts(IReadOnlyList<BareInserts.Rows> tables)
{
    private static readonly string[] s_tables = ["JobValue", "Tag", "Job", "JobDetail", "JobDictionary", "JobBody", "JobTag"];

    internal sealed record Rows(string Table, string Columns, List<object[]> Values);

    /// <summary>Takes the rows out of a filled database. Its full-text tables keep no text, so theirs is made again from the jobs.</summary>
    public static BareInserts From(string connectionString, IEnumerable<JobItem> jobs)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var texts = new TextPreparation(SecretMask.Default, TextTokens.Document);
        var prepared = jobs.Select(job => PreparedJob.Of(job, texts)).ToList();
        return new BareInserts(
        [
            .. s_tables.Select(table => Read(connection, table)),
            Text("ReasonText", "Words", prepared.Select(job => job.Texts.Reason)),
            Text("CommandText", "Words", prepared.Select(job => job.Texts.Command)),
            Text("ImageText", "Words", prepared.Select(job => job.Texts.Image)),
            Text("NameText", "Words", prepared.Select(job => job.Texts.Name)),
            Text("NameGrams", "Name", prepared.Select(job => job.DisplayNameKey)),
        ]);
    }

    /// <summary>What becomes of the rows by themselves is that jobs are compressed: how long that takes alone, by one thread.</summary>
    public void Compress()
    {
        using var dictionary = new TextDictionary((byte[])tables.Single(table => table.Table == "JobDictionary").Values[0][^1]);
        foreach (var row in tables.Single(table => table.Table == "JobBody").Values)
        {
            dictionary.Decompress((byte[])row[1], text => dictionary.Compress(text));
        }
    }

    public void Run(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var (table, columns, values) in tables)
        {
            using var insert = connection.CreateCommand();
            var width = values[0].Length;
            insert.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", Enumerable.Range(0, width).Select(i => $"$p{i}"))})";
            var parameters = Enumerable.Range(0, width).Select(i => insert.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToList();
            insert.Prepare();
            foreach (var row in values)
            {
                for (var i = 0; i < width; i++)
                {
                    parameters[i].Value = row[i];
                }
                insert.ExecuteNonQuery();
            }
        }
        transaction.Commit();
    }

    private static Rows Read(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
        using var reader = command.ExecuteReader();
        var columns = string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        var values = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            values.Add(row);
        }
        return new Rows(table, columns, values);
    }

    private static Rows Text(string table, string column, IEnumerable<string?> texts) => new(
        table,
        $"rowid, {column}",
        [.. texts.Select((text, index) => new object[] { (long)index + 1, text ?? "" }).Where(row => row[1] is not "")]);
}
