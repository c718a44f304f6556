using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Tests.Components.Jobs.Sidebar;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Facets;

/// <summary>The groups of the sidebar are counted in as few passes over the jobs as the database needs.</summary>
public sealed class GroupsTogetherTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(
            Samples.Job("a", _database.Now, status: JobStatus.Failed),
            Samples.Job("b", _database.Now, status: JobStatus.Failed) with { JobType = "TFJob" },
            Samples.Job("c", _database.Now, status: JobStatus.Running) with { JobType = "MPIJob" });
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("/jobs", 16, new[] { 3 }, new[] { "PyTorchJob 1", "TFJob 1", "MPIJob 1" })]
    // One after the other where each takes its time, so that the first one is there first.
    [InlineData("/jobs", 1, new[] { 1, 1, 1 }, new[] { "PyTorchJob 1", "TFJob 1", "MPIJob 1" })]
    // What is said of the status does not count for its own group.
    [InlineData("/jobs?Status=Failed", 16, new[] { 1, 2 }, new[] { "PyTorchJob 1", "TFJob 1" })]
    public async Task Groups_InSight_AreCountedTogether(string url, int atOnce, int[] passes, string[] types)
    {
        var counted = new CountedPasses(atOnce);
        await using var services = _database.ServicesWith(counted.CountIn);
        await using var dashboard = new TestDashboard(_database, services: services);
        var page = dashboard.Open<JobsPage>(url);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody a.open")));

        await SidebarTests.SeeAsync(page, "Status", "Username", "JobType");

        page.WaitForAssertion(() => Assert.Equal(types.Order(), SidebarTests.Values(page, "Type").Order()));
        page.WaitForAssertion(() => Assert.NotEmpty(SidebarTests.Values(page, "User")));
        page.WaitForAssertion(() => Assert.Contains("Running 1", SidebarTests.Values(page, "Status")));
        Assert.Equal(passes, counted.Fields.Order());
    }
}
