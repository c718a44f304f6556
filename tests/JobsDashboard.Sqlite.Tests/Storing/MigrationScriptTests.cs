using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Upgrading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>What a migration does to the jobs that are stored already.</summary>
public sealed class MigrationScriptTests : IAsyncLifetime
{
    // What EF makes of a column that gets a foreign key: the table is copied, and the old one dropped.
    private const string CopyOfJob =
        "CREATE TABLE ef_temp_Job AS SELECT * FROM Job; DROP TABLE Job; ALTER TABLE ef_temp_Job RENAME TO Job; CREATE UNIQUE INDEX U ON Job (Id);";

    private static readonly JobItem s_job = new()
    {
        JobId = "dlc1",
        Settings = new JobSettings
        {
            Tags = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("team", "nlp")]),
        },
    };

    // Of its own for each test, since a script changes the tables.
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(s_job);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public void Script_ThatCopiesATable_KeepsTheRowsThatReferToIt()
    {
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenForWriting();

        Apply(connection, CopyOfJob);

        Assert.Equal((1L, 1L, 1L), (Count(connection, "Job"), Count(connection, "JobDetail"), Count(connection, "JobTag")));
        Assert.Equal(1L, Scalar(connection, "PRAGMA foreign_keys"));
    }

    [Fact]
    public void Script_ThatLeavesRowsAlone_ChangesNothing()
    {
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenForWriting();

        var refusal = Assert.Throws<JobsDatabaseException>(() => Apply(connection, "DELETE FROM Job"));

        Assert.Contains("rows refer to missing rows", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Count(connection, "Job"));
    }

    private void Apply(SqliteConnection connection, string script) =>
        new FileMigrations(_database.Services.GetRequiredService<SqliteFile>()).Apply(connection, () => script);

    private static long Count(SqliteConnection connection, string table) => Scalar(connection, $"SELECT count(*) FROM {table}");

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
