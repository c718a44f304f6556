using System.Globalization;
using System.Text.Json;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>The program is killed without warning. bench/kill-loops.sh does the same a hundred times, at random moments.</summary>
public sealed class KilledProgramTests : IDisposable
{
    private static readonly string[] s_tables =
    [
        $"SELECT Id || JobId || Json || coalesce(Extras, '') FROM {WholeJobs.Rows} ORDER BY Id",
        "SELECT Id || '|' || AfterJob FROM JobDictionary",
        "SELECT Key || '|' || Field || '|' || Text FROM JobValue ORDER BY Key",
        "SELECT TagId || '|' || JobId FROM JobTag ORDER BY TagId, JobId",
        "SELECT Id || '|' || Revision FROM Job ORDER BY Id",
        "SELECT count(*) FROM CommandText('python')",
    ];

    private readonly Shell _killed = new();
    private readonly Shell _whole = new();

    public void Dispose()
    {
        _killed.Dispose();
        _whole.Dispose();
    }

    [Fact]
    public async Task Import_KilledWhenItHasStoredSomething_EndsLikeOneThatWasNot()
    {
        var jobs = DemoJobs.Make(6_000, 3, new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero))
            .Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem));
        var file = await _whole.FileAsync("jobs.ndjson", [.. jobs]);
        await _killed.RunAsync("migrate");

        await _whole.RunAsync("import", "listjobs", file);
        var stored = "0";
        for (var kill = 0; kill < 2; kill++)
        {
            await _killed.RunAndKillAsync(() => Count() != stored, "import", "listjobs", file);
            stored = Count();
            Assert.Equal((0, "No damage was found in the database.", ""), await _killed.RunAsync("check"));
        }
        await _killed.RunAsync("import", "listjobs", file);

        Assert.Equal((0, "No damage was found in the database.", ""), await _killed.RunAsync("check"));
        Assert.All(s_tables, table => Assert.Equal(_whole.Query(table), _killed.Query(table)));
        string Count() => Assert.Single(_killed.Query("SELECT count(*) FROM Job"));
    }

    [Fact]
    public async Task Migrate_KilledWhileItMovesJobs_GoesOnFromThere()
    {
        await _whole.RunAsync("seed", "--count", "7000");
        _whole.Query(WholeJobs.AsBeforeCompression);
        SqliteConnection.ClearAllPools();
        File.Copy(_whole.Database, _killed.Database);
        await _whole.RunAsync("migrate");

        await _killed.RunAndKillAsync(
            () => _killed.Query("SELECT count(*) FROM sqlite_schema WHERE name = 'JobBodyMove'") is ["1"] && Moved() > 0, "migrate");

        Assert.InRange(Moved(), 1, 6_999);
        Assert.Equal((0, "No damage was found in the database.", ""), await _killed.RunAsync("check"));
        Assert.Equal(_whole.Query(s_tables[0]), _killed.Query(s_tables[0]));
        await _killed.RunAsync("migrate");
        Assert.Equal(["0"], _killed.Query("SELECT count(*) FROM JobBodyMove"));
        Assert.Equal((0, "No damage was found in the database.", ""), await _killed.RunAsync("check"));
        Assert.All(s_tables, table => Assert.Equal(_whole.Query(table), _killed.Query(table)));

        int Moved() => int.Parse(Assert.Single(_killed.Query("SELECT count(*) FROM JobBody")), CultureInfo.InvariantCulture);
    }
}
