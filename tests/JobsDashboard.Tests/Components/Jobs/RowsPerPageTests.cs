using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Theme;
using JobsDashboard.Components.Visitors;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class RowsPerPageTests(JobsPageTests.Store database) : IClassFixture<JobsPageTests.Store>
{
    [Theory]
    [InlineData("/jobs", null, "/jobs?PageSize=25")]
    [InlineData("/jobs?Status=Failed", "50", "/jobs?Status=Failed&PageSize=50")]
    [InlineData("/jobs?Status=Failed", "1000", "/jobs?Status=Failed&PageSize=25")]
    [InlineData("/jobs?PageSize=10", "50", "/jobs?PageSize=10")]
    [InlineData("/jobs?Tz=UTC", null, "/jobs?PageSize=25&Tz=UTC")]
    public async Task RowsPerPage_NotInTheUrl_AreTheVisitorsAndWrittenIntoIt(string url, string? remembered, string written)
    {
        await using var dashboard = new TestDashboard(database.Jobs, choices: Remembering(remembered));

        var page = dashboard.Open<JobsPage>(url);

        page.WaitForAssertion(() => Assert.Equal(written, new Uri(dashboard.Navigation.Uri).PathAndQuery));
        page.WaitForAssertion(() => Assert.Equal(new Uri(dashboard.Navigation.Uri).Query, page.Find(".list").GetAttribute("data-query")));
    }

    [Fact]
    public async Task RowsPerPage_Chosen_AreRemembered()
    {
        await using var dashboard = new TestDashboard(database.Jobs);
        var page = dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => page.Find(".sizes"));

        await page.InvokeAsync(() => page.Find("[aria-label='50 rows per page']").ClickAsync());

        Assert.Equal([VisitorChoices.Rows, "50"], dashboard.JSInterop.VerifyInvoke("dashboard.remember").Arguments);
    }

    private static VisitorChoices Remembering(string? rows) => new(
        new PageTheme(ThemeChoice.System),
        rows is null ? [] : new Dictionary<string, string> { [VisitorChoices.Rows] = rows });
}
