using System.Collections.Immutable;
using System.Text;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Compression;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Damage;

/// <summary>Searches for damage in the structures of the file, between its tables, and in the stored jobs.</summary>
internal sealed class DamageSearch(SqliteConnection connection, int max, CancellationToken cancellationToken)
{
    private const int Interrupted = 9;
    private const int InstructionsBetweenChecks = 100_000;

    private static readonly string[] s_textTables = ["ReasonText", "CommandText", "ImageText", "NameText", "NameGrams", "DescriptionGrams"];

    // Each finds rows that must not exist. Its one column is the sentence about them.
    private static readonly ImmutableArray<(string Part, string Sql)> s_rules =
    [
        // With the full-text tables, which are checked by their own extension.
        ("The file",
            "SELECT replace(integrity_check, '*** in database main ***' || char(10), '') FROM pragma_integrity_check " +
            "WHERE integrity_check <> 'ok'"),
        ("The references between tables",
            "SELECT \"table\" || coalesce(' ' || \"rowid\", '') || ': what it refers to in ' || parent || ' is missing' " +
            "FROM pragma_foreign_key_check"),
        ("The details of jobs",
            "SELECT 'Job ' || Id || ': its row in JobDetail is missing' FROM Job WHERE Id NOT IN (SELECT Id FROM JobDetail)"),
        Unsearchable("NameGrams", "DisplayNameKey"),
        Unsearchable("DescriptionGrams", "DescriptionKey"),
        .. s_textTables.Select(table => (
            $"The search table {table}",
            $"SELECT '{table} ' || id || ': there is no such job' FROM {table}_docsize WHERE id NOT IN (SELECT Id FROM Job)")),
    ];

    private readonly List<string> _found = [];

    /// <summary>The findings, a sentence each; no more than the maximum.</summary>
    public ImmutableArray<string> Run()
    {
        raw.sqlite3_progress_handler(
            connection.Handle!, InstructionsBetweenChecks, _ => cancellationToken.IsCancellationRequested ? 1 : 0, null);
        foreach (var (part, sql) in s_rules)
        {
            Apply(part, sql, reader => reader.GetString(0));
        }
        // Its own, since those that are known may be damaged in the file.
        using var dictionaries = new TextDictionaries();
        Apply(
            "The jobs",
            "SELECT d.Id, d.JobId, d.DisplayName, d.ReasonMessage, d.Json, d.Extras, b.Json, b.Extras " +
            "FROM JobDetail AS d LEFT JOIN JobBody AS b ON b.Id = d.Id",
            row => Compare(row, compressed => dictionaries.Decompress(compressed, connection, Encoding.UTF8.GetString)));
        return [.. _found];
    }

    private static (string Part, string Sql) Unsearchable(string table, string column) => (
        $"The search table {table}",
        $"SELECT 'Job ' || Id || ': its entry in {table} is missing' FROM JobDetail " +
        $"WHERE {column} <> '' AND Id NOT IN (SELECT id FROM {table}_docsize)");

    private void Apply(string part, string sql, Func<SqliteDataReader, string?> describe)
    {
        if (_found.Count >= max)
        {
            return;
        }
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (_found.Count < max && reader.Read())
            {
                if (describe(reader) is { } finding)
                {
                    // SQLite puts several findings into one row.
                    _found.AddRange(finding.Split('\n').Take(max - _found.Count));
                }
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Interrupted)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        // What is damaged may be unreadable, and SQLite calls some damage an error of the SQL. The other rules may still find more.
        catch (SqliteException failure) when (SqliteFailures.Explain(failure, connection.DataSource).Trouble != DatabaseTrouble.Unavailable)
        {
            _found.Add($"{part} cannot be read to the end (SQLite error {failure.SqliteErrorCode}).");
        }
    }

    // These columns are copies of what is in the JSON.
    private static string? Compare(SqliteDataReader row, Func<byte[], string> decompress)
    {
        var id = row.GetInt64(0);
        try
        {
            var isMoved = Text(row, 4) is "";
            var job = StoredJson.Job((isMoved ? Decompressed(6) : Text(row, 4)) ?? "", isMoved ? Decompressed(7) : Text(row, 5));
            return job.JobId == Text(row, 1) && job.DisplayName == Text(row, 2) && job.ReasonMessage == Text(row, 3)
                ? null
                : $"Job {id}: its columns and its JSON differ";
        }
        catch (Exception damage) when (damage is JobsDatabaseException or InvalidDataException)
        {
            return $"Job {id}: its JSON cannot be read";
        }

        string? Decompressed(int column) => row.IsDBNull(column) ? null : decompress(row.GetFieldValue<byte[]>(column));
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
