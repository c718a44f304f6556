using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

/// <summary>Whether there is any job: the page that tells a newcomer how to get some must not show up because the jobs are old.</summary>
public sealed class AnyJobTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_OfJobsThatTheDefaultTimeRangeHides_IsTrueForThoseWhoMaySeeThem()
    {
        Assert.False(await database.Queries.AnyAsync(JobCaller.Local, s_token));

        await database.AddAsync(new JobItem { JobId = "old", UserId = "1001", GmtCreateTime = database.Now.AddDays(-8) });

        Assert.True(await database.Queries.AnyAsync(JobCaller.Local, s_token));
        Assert.True(await database.Queries.AnyAsync(new JobCaller("1001", IsGlobalAdmin: false), s_token));
        Assert.False(await database.Queries.AnyAsync(new JobCaller("1002", IsGlobalAdmin: false), s_token));
    }
}
