using JobsDashboard.Scale.Generating;
using JobsDashboard.Scale.Questions;
using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Scale.Engines;

/// <summary>What is no question, read from the product's file without the product.</summary>
internal sealed class BareReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TextDictionaries _dictionaries = new();

    public BareReader(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=false");
        _connection.Open();
        TextFunctions.Register(_connection, _dictionaries);
    }

    /// <summary>The default page as whole jobs, and how many there are.</summary>
    /// <returns>The jobs' characters.</returns>
    public int DefaultPage()
    {
        var week = $"j.GmtCreateTime BETWEEN {ScaleJobs.Now.AddDays(-7).ToUnixTimeSeconds()} AND {ScaleJobs.Now.ToUnixTimeSeconds()}";
        var length = 0;
        using var page = Command(
            $"""
            SELECT d.Json FROM (SELECT j.Id FROM Job j WHERE {week} ORDER BY j.GmtCreateTime DESC, j.Id DESC LIMIT {Question.PageSize}) p
            JOIN ({TextFunctions.WholeRows}) d ON d.Id = p.Id
            """);
        using (var rows = page.ExecuteReader())
        {
            while (rows.Read())
            {
                length += rows.GetString(0).Length;
            }
        }
        using var total = Command($"SELECT count(*) FROM Job j WHERE {week}");
        total.ExecuteScalar();
        return length;
    }

    /// <summary>Reads every value of the narrow table once.</summary>
    public long Scan()
    {
        using var all = Command("SELECT * FROM Job");
        using var rows = all.ExecuteReader();
        var sum = 0L;
        while (rows.Read())
        {
            for (var at = 0; at < rows.FieldCount; at++)
            {
                sum += rows.IsDBNull(at) ? 0 : rows.GetInt64(at);
            }
        }
        return sum;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _dictionaries.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
