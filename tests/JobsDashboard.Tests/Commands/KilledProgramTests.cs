using System.Globalization;
using System.Text.Json;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Sqlite;
using JobsDashboard.Tests.Api.Signing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
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

    private static readonly string[] s_partsOfJobs =
    [
        "JobDetail", "JobBody", "(SELECT JobId AS Id FROM JobTag)", "ReasonText_docsize", "CommandText_docsize", "ImageText_docsize",
        "NameText_docsize", "NameGrams_docsize", "DescriptionGrams_docsize",
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

    /// <summary>Who follows the same file in memory counts as the database does, after each kill.</summary>
    [Fact]
    public async Task Prune_KilledInTheMiddle_LeavesEachJobWholeOrGone()
    {
        const int All = 8_000;
        var now = DateTimeOffset.UtcNow;
        var jobs = DemoJobs.Make(All, 3, now.AddDays(-60)).Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem));
        var file = await _killed.FileAsync("jobs.ndjson", [.. jobs]);
        await _killed.RunAsync("migrate");
        await using var following = Services(countsInMemory: true);
        await using var asking = Services(countsInMemory: false);

        await _killed.RunAndKillAsync(() => Count() > 0, "import", "listjobs", file);
        await AssertSoundAsync();
        await _killed.RunAsync("import", "listjobs", file);
        Assert.Equal(All, Count());
        await AssertSoundAsync();
        await _killed.RunAndKillAsync(() => Count() < All, "prune", "--older-than", "60d");
        // A kill may come too late on a busy machine, and then nothing was cut short.
        Assert.InRange(Count(), 1, All - 1);
        await AssertSoundAsync();
        await _killed.RunAsync("prune", "--older-than", "60d");

        await AssertSoundAsync();
        Assert.Equal(["0"], _killed.Query("SELECT count(*) FROM Job WHERE Status IN (40, 100, 120) AND GmtFinishTime IS NOT NULL"));
        Assert.NotEqual(0, Count());

        ServiceProvider Services(bool countsInMemory) => new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(now))
            .AddSqliteJobs($"Data Source={_killed.Database}", countsInMemory).BuildServiceProvider();

        int Count() => int.Parse(Assert.Single(_killed.Query("SELECT count(*) FROM Job")), CultureInfo.InvariantCulture);

        async Task AssertSoundAsync()
        {
            Assert.Equal((0, "No damage was found in the database.", ""), await _killed.RunAsync("check"));
            Assert.All(s_partsOfJobs, table => Assert.Equal(["0"], _killed.Query($"SELECT count(*) FROM {table} WHERE Id NOT IN (SELECT Id FROM Job)")));
            foreach (var query in new[] { "", "Status=Failed", "ReasonSearch=OOM", "NotStatus=Succeeded" })
            {
                var request = ListJobsQueryString.Parse($"StartTime=any&EndTime=any&{query}", now).Request;
                var token = TestContext.Current.CancellationToken;
                Assert.Equal(
                    await CountedAnswers.OfAsync(TestQueries.Of(asking), request, token),
                    await CountedAnswers.OfAsync(TestQueries.Of(following), request, token));
            }
        }
    }

    /// <summary>Many at once, since those that come together are stored together.</summary>
    [Fact]
    public async Task Server_KilledOnceItHasAnswered_AnswersNoneOfTheRequestsAgain()
    {
        await _killed.RunAsync("migrate");
        var key = (await _killed.RunAsync("key", "add", "--user", "1001")).Output.Split('\n').Select(line => line.Split(": ")).ToList();
        string After(string label) => key.Single(line => line[0] == label)[1].Trim();
        var requests = Enumerable.Range(0, 40)
            .Select(_ => Acs3Request.Of(DateTimeOffset.UtcNow).SignedWith(After("AccessKeyId"), After("AccessKeySecret")))
            .ToList();

        using var server = await RunningServer.StartAsync(_killed.Database);
        var answers = await Task.WhenAll(requests.Select(request => server.SendAsync(request.ToBytes())));
        await server.KillAsync();
        using var again = await RunningServer.StartAsync(_killed.Database);
        var repeats = await Task.WhenAll(requests.Select(request => again.SendAsync(request.ToBytes())));

        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal));
        Assert.All(repeats, answer => Assert.Contains("SignatureNonceUsed", answer, StringComparison.Ordinal));
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
