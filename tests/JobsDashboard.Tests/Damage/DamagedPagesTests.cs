using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Damage;

/// <summary>Every page of a real file is overwritten by noise in turn. Whatever is asked then is answered right, or refused as what it is.</summary>
public sealed class DamagedPagesTests : IAsyncLifetime
{
    private const string AllTime = "StartTime=any&EndTime=any";
    private const string Damaged = "ServiceUnavailable.DatabaseDamaged";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly string[] s_questions =
    [
        $"/api/v1/jobs?{AllTime}&PageSize=100",
        $"/api/v1/jobs?{AllTime}&SortBy=DisplayName&Order=asc",
        $"/api/v1/jobs?{AllTime}&Status=Failed&UserIdForFilter=1001",
        $"/api/v1/jobs?{AllTime}&Search=训练",
        $"/api/v1/jobs?{AllTime}&ReasonSearch=显存",
        $"/api/v1/jobs?{AllTime}&UserCommandSearch=train.py",
        $"/api/v1/jobs?{AllTime}&DisplayName=resnet-3",
        $"/api/v1/jobs?{AllTime}&Tags.team=team1",
        "/api/v1/jobs/dlc9",
        $"/api/ext/v1/facets?{AllTime}&Fields=Status,Username,Tags.team",
        $"/api/ext/v1/histogram?{AllTime}",
        $"/api/ext/v1/suggest?{AllTime}&Field=Username",
        $"/api/ext/v1/export?{AllTime}",
        $"/api/ext/v1/export?{AllTime}&Format=csv",
    ];

    private static readonly ListJobsRequest s_all = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    // As the parts of the pages ask, which tell nobody of a failure but who looks at them.
    private static readonly Dictionary<string, Func<TestQueries, Task>> s_byName = new()
    {
        ["rows"] = queries => queries.RowsAsync(JobCaller.Local, s_all, s_token),
        ["any"] = queries => queries.AnyAsync(JobCaller.Local, s_token),
        ["count"] = queries => queries.CountAsync(JobCaller.Local, s_all, s_token),
        ["list"] = queries => queries.ListAsync(JobCaller.Local, s_all, s_token),
        ["job"] = queries => queries.FindAsync(JobCaller.Local, "dlc9", s_token),
        ["facets"] = queries => queries.FacetsAsync(JobCaller.Local, s_all, [CountedField.FindFaceted("Username")!], 5, s_token),
        ["suggestions"] = queries => queries.SuggestAsync(JobCaller.Local, s_all, CountedField.DisplayName, ValueMatch.Containing("resnet"), 5, s_token),
        ["histogram of a zone"] = queries => queries.ZonedHistogramAsync(JobCaller.Local, s_all, ZoneClock.Utc, 60, s_token),
        ["histogram"] = queries => queries.HistogramAsync(JobCaller.Local, s_all, null, 60, s_token),
        ["summary"] = queries => queries.SummaryAsync(JobCaller.Local, s_all, s_token),
        ["export"] = async queries => await queries.ExportAsync(JobCaller.Local, s_all, s_token).LastOrDefaultAsync(s_token),
    };

    private readonly DashboardApplication _app = new();
    private HttpClient _client = null!;
    private DamagedFile _file = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _app.CreateClient();
        await _app.AddAsync(DamagedFile.Jobs(_app.Now));
        _file = new DamagedFile(_app.DatabasePath);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public async Task Answers_WhicheverPageIsNoise_AreRightOrSayThatTheDatabaseIsDamaged(int? seed)
    {
        var sound = await Task.WhenAll(s_questions.Select(AskAsync));
        Assert.All(sound, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var refused = 0;
        foreach (var page in Enumerable.Range(1, _file.Pages))
        {
            _file.Spoil(page, seed);
            foreach (var (question, right) in s_questions.Zip(sound))
            {
                var answer = await AskAsync(question);
                if (answer.Status == HttpStatusCode.OK)
                {
                    Assert.Equal((page, question, right.Text), (page, question, answer.Text));
                    continue;
                }
                Assert.Equal((page, question, HttpStatusCode.ServiceUnavailable), (page, question, answer.Status));
                Assert.Equal(Damaged, (string?)JsonNode.Parse(answer.Text)!["Code"]);
                refused++;
            }
            _file.Mend(page);
        }
        Assert.InRange(refused, _file.Pages, int.MaxValue);
    }

    [Fact]
    public async Task Check_WhicheverPageIsNoise_FindsIt()
    {
        var database = _app.Services.GetRequiredService<IJobsDatabase>();
        Assert.Empty(await database.FindDamageAsync(10, s_token));
        foreach (var page in Enumerable.Range(1, _file.Pages))
        {
            _file.Spoil(page);
            var found = await FindAsync();
            _file.Mend(page);
            Assert.True(found.Length is > 0 and <= 10, $"page {page}: {found.Length} findings");
        }

        async Task<ImmutableArray<string>> FindAsync()
        {
            try
            {
                return await database.FindDamageAsync(10, s_token);
            }
            catch (Exception failure) when (database.Explain(failure) is { Trouble: DatabaseTrouble.Damaged } explained)
            {
                return [explained.Message];
            }
        }
    }

    [Theory]
    [InlineData("/jobs")]
    [InlineData("/jobs/dlc9")]
    public async Task Page_WhicheverPageOfTheFileIsNoise_ShowsJobsOrSaysThatTheDatabaseIsDamaged(string url)
    {
        var refused = 0;
        foreach (var page in Enumerable.Range(1, _file.Pages))
        {
            _file.Spoil(page);
            var answer = await AskAsync(url);
            _file.Mend(page);
            if (answer.Status == HttpStatusCode.OK)
            {
                Assert.Contains("resnet-9", answer.Text, StringComparison.Ordinal);
                continue;
            }
            Assert.Equal((page, HttpStatusCode.ServiceUnavailable), (page, answer.Status));
            Assert.Contains("The database is damaged", answer.Text, StringComparison.Ordinal);
            refused++;
        }
        Assert.NotEqual(0, refused);
    }

    // The search's index cannot tell such a term alone, so it is looked up in the stored job.
    [Theory]
    [InlineData("JobBody SET Json = substr(Json, 1, length(Json) - 5)")]
    [InlineData("JobBody SET Json = substr(Json, 1, 30) || x'00' || substr(Json, 32)")]
    [InlineData("JobBody SET Json = 7")]
    [InlineData("JobBody SET Json = x'00ff'")]
    [InlineData("JobDetail SET Json = '{'")]
    [InlineData("JobDetail SET Json = 'null'")]
    [InlineData("JobDetail SET Json = 7")]
    [InlineData("JobDetail SET Json = x'00ff'")]
    public async Task Search_InAJobThatIsNoJsonAnyMore_SaysThatTheDatabaseIsDamaged(string change)
    {
        await ChangeAsync($"UPDATE {change}");

        var (status, text) = await AskAsync($"/api/v1/jobs?{AllTime}&ReasonSearch=显存-不足");
        var page = await AskAsync($"/jobs?{AllTime}&ReasonSearch=显存-不足");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(Damaged, (string?)JsonNode.Parse(text)!["Code"]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync("/health/ready")).Status);
    }

    [Theory]
    [InlineData("UPDATE ReasonText_config SET v = 12", "ReasonSearch=显存")]
    [InlineData("DROP TABLE JobTag", "Tags.team=team1")]
    [InlineData("ALTER TABLE Job RENAME COLUMN Duration TO Lost", "Range=Duration:0..")]
    public async Task Question_ForAPartThatTheFileNoLongerHas_SaysThatTheDatabaseIsDamaged(string change, string question)
    {
        await ChangeAsync(change);

        var (status, text) = await AskAsync($"/api/v1/jobs?{AllTime}&{question}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(Damaged, (string?)JsonNode.Parse(text)!["Code"]);
    }

    [Fact]
    public async Task Ready_AfterAQuestionMetDamage_IsUnhealthyUntilTheProgramIsStartedAgain()
    {
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/ready")).Status);
        var page = _file.FirstPageOf("JobDetail");
        _file.Spoil(page);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync("/api/v1/jobs/dlc9")).Status);
        _file.Mend(page);

        var (status, text) = await AskAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("It cannot be used; the log of the server says why.", (string?)JsonNode.Parse(text)!["checks"]!["database"]!["description"]);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live")).Status);
    }

    public static TheoryData<string> Questions { get; } = [.. s_byName.Keys];

    [Theory, MemberData(nameof(Questions))]
    public async Task Ready_AfterAnyQuestionMetDamage_IsUnhealthy(string question)
    {
        foreach (var page in Enumerable.Range(2, _file.Pages - 1))
        {
            _file.Spoil(page);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => s_byName[question](TestQueries.Of(_app.Services)));

        foreach (var page in Enumerable.Range(2, _file.Pages - 1))
        {
            _file.Mend(page);
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync("/health/ready")).Status);
    }

    private async Task ChangeAsync(string sql)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={_app.DatabasePath};Pooling=False");
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(s_token);
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string url)
    {
        using var answer = await _client.GetAsync(url, s_token);
        var text = await answer.Content.ReadAsStringAsync(s_token);
        // Each answer has an id of its own.
        return (answer.StatusCode, answer.Headers.TryGetValues("x-acs-request-id", out var ids) ? text.Replace(ids.Single(), "", StringComparison.Ordinal) : text);
    }
}
