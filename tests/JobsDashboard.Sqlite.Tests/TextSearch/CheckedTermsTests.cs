using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.TextSearch;

/// <summary>Queries that FTS5 cannot say exactly, so that what it finds is checked on the job: two runs of Chinese in sequence.</summary>
public sealed class CheckedTermsTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.AddAsync(
        new JobItem { JobId = "sequence", ReasonMessage = "内存 不足 in pretraining" },
        new JobItem { JobId = "reverse", ReasonMessage = "不足 内存 in pretraining" },
        new JobItem { JobId = "another", ReasonMessage = "内存 不足 in evaluation" });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("\"内存 不足\" pretraining")]
    [InlineData("\"内存 不足\" pretrai*")]
    public async Task Terms_BesideTwoRunsInSequence_AreWholeWordsOrBeginnings(string search)
    {
        var request = ListJobsQueryString.Parse($"StartTime=any&EndTime=any&ReasonSearch={Uri.EscapeDataString(search)}", database.Now).Request;

        var page = await database.Queries.ListAsync(JobCaller.Local, request, TestContext.Current.CancellationToken);

        Assert.Contains("sequence", Assert.Single(page.Jobs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeginningOfAWord_WithoutItsStar_FindsNothing()
    {
        var request = ListJobsQueryString.Parse("StartTime=any&EndTime=any&ReasonSearch=\"内存 不足\" pretrai", database.Now).Request;

        Assert.Empty((await database.Queries.ListAsync(JobCaller.Local, request, TestContext.Current.CancellationToken)).Jobs);
    }
}
