using System.Text.Json;
using JobsDashboard.Import.Demo;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>An import that was cut off and run again leaves the store that one without a cut leaves.</summary>
public sealed class InterruptedImportTests : IAsyncLifetime
{
    // The full-text tables by what is in their index; the times of writing are the one thing that may differ.
    private static readonly string[] s_tables =
    [
        "SELECT * FROM Job ORDER BY Id", "SELECT * FROM JobDetail ORDER BY Id", "SELECT Id, hex(Json), hex(Extras) FROM JobBody ORDER BY Id", "SELECT Id, AfterJob FROM JobDictionary", "SELECT * FROM JobValue ORDER BY Key", "SELECT * FROM Tag ORDER BY TagId",
        "SELECT * FROM JobTag ORDER BY TagId, JobId", "SELECT * FROM ImportMark", "SELECT Revision FROM StoreRevision",
        "SELECT count(*) FROM ReasonText('memory')", "SELECT count(*) FROM CommandText('python')", "SELECT count(*) FROM ImageText('pytorch')",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");

    private string FilePath => Path.Combine(_folder.FullName, "jobs.ndjson");

    public async ValueTask InitializeAsync()
    {
        var jobs = DemoJobs.Make(900, 3, new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero))
            .Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem));
        await File.WriteAllLinesAsync(FilePath, jobs.Select((line, index) => index % 97 == 5 ? "{ this is no job" : line));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Import_CutOffAfterAnyBatch_EndsLikeOneThatWasNot()
    {
        await using var whole = await DatabaseAsync();
        var uninterrupted = await RunAsync(whole, cutAfter: int.MaxValue);

        for (var batches = 1; batches <= 8; batches++)
        {
            await using var cut = await DatabaseAsync();
            await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(cut, batches));
            var resumed = await RunAsync(cut, cutAfter: int.MaxValue);

            Assert.True(resumed.Files[0].Resumed > 0);
            Assert.Equal(uninterrupted.Files[0].Counts, resumed.Files[0].Counts);
            Assert.Equal(Dump(whole), Dump(cut));
        }
    }

    private async Task<ImportSummary> RunAsync(SqliteTestDatabase database, int cutAfter)
    {
        var batches = 0;
        return await new JobImport(database.Writer, TimeProvider.System).RunAsync(
            ImportFormats.All["listjobs"],
            [FilePath],
            new ImportOptions { BatchSize = 100 },
            _ =>
            {
                if (++batches == cutAfter)
                {
                    throw new OperationCanceledException();
                }
            },
            TestContext.Current.CancellationToken);
    }

    private static async Task<SqliteTestDatabase> DatabaseAsync()
    {
        var database = new SqliteTestDatabase();
        await database.InitializeAsync();
        return database;
    }

    private static List<string> Dump(SqliteTestDatabase database)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        var rows = new List<string>();
        foreach (var table in s_tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = table;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
            }
        }
        return rows;
    }
}
