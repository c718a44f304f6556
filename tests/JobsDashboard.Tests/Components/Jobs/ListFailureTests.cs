using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class ListFailureTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("Status=Failed", true, "jobs?Status=Failed&StartTime=now-24h")]
    [InlineData("StartTime=any&EndTime=any", true, "jobs?StartTime=now-24h")]
    [InlineData("StartTime=now-30d&PageNumber=3", true, "jobs?StartTime=now-24h")]
    [InlineData("StartTime=now-1h", true, null)]
    [InlineData("StartTime=2026-03-14", true, null)]
    [InlineData("Status=Failed", false, null)]
    public void Failure_OfTooLongAQuestion_LeadsToAShorterOne(string query, bool isTimeout, string? shorter)
    {
        var request = ListJobsQueryString.Parse(query, database.Now).Request with { PageSize = 25 };

        var failure = _dashboard.Render<ListFailure>(parameters => parameters
            .Add(component => component.Failure, new ReadFailure("The query took longer than 30 s and was stopped.", isTimeout, null))
            .Add(component => component.Request, request));

        var links = failure.FindAll("a");
        Assert.Equal("Try again", links[0].TextContent);
        Assert.Equal(shorter, links.Count == 1 ? null : Uri.UnescapeDataString(TestDashboard.Link(links[1])));
    }
}
