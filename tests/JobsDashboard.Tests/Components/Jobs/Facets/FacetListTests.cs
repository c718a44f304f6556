using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Facets;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Tests.Components.Jobs.Sidebar;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Facets;

/// <summary>The values of a field: what is shown, and where each link leads.</summary>
public sealed class FacetListTests(FacetListTests.Store store) : IClassFixture<FacetListTests.Store>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(store.Jobs);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Values_InSight_HaveTheirCountsMostFrequentFirst()
    {
        var page = Open("/jobs");
        page.WaitForAssertion(() => Assert.Equal("8 jobs found", page.Find("h1 + .count").TextContent.Trim()));
        Assert.Empty(Values(page, "Type"));

        await SidebarTests.SeeAsync(page, "JobType");

        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 4", "TFJob 2", "MPIJob 1", "(none) 1"], Values(page, "Type")));
        Assert.Equal("50", page.Find("[data-filter=JobType] progress").GetAttribute("value"));
        Assert.Empty(Values(page, "User"));
    }

    [Fact]
    public async Task Counts_OfAField_LeaveOutWhatIsSaidOfIt()
    {
        var page = Open("/jobs?JobType=TFJob&Status=Failed");

        await SidebarTests.SeeAsync(page, "JobType", "Status");

        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 3", "TFJob 1"], Values(page, "Type")));
        page.WaitForAssertion(() => Assert.Equal(["Running 0", "Queuing 0", "Failed 1", "Succeeded 1", "Stopped 0"], Values(page, "Status")));
    }

    [Theory]
    [InlineData("Type", "PyTorchJob", "/jobs?JobType=TFJob,MPIJob&NotJobType=RayJob&Missing=JobType&PageNumber=3", "/jobs?JobType=PyTorchJob")]
    [InlineData("Type", "TFJob", "/jobs?JobType=tfjob", "/jobs")]
    [InlineData("Type", "TFJob", "/jobs?JobType=TFJob&NotJobType=X", "/jobs?JobType=TFJob")]
    [InlineData("Type", "(none)", "/jobs?JobType=TFJob", "/jobs?Missing=JobType")]
    [InlineData("Type", "(none)", "/jobs?Missing=JobType", "/jobs")]
    [InlineData("User", "li", "/jobs?Username=wang&NotUsername=x", "/jobs?Username=li")]
    [InlineData("Quota", "视觉,组", "/jobs?Status=Failed", "/jobs?Status=Failed&ResourceQuotaName=视觉,组")]
    [InlineData("Status", "Failed", "/jobs?Status=Running,Stopped&NotStatus=Failed", "/jobs?Status=Failed")]
    public async Task Name_Followed_AsksForThisOnly(string field, string value, string from, string to)
    {
        var page = await OpenCountedAsync(from, field, value);

        await _dashboard.FollowAsync(Line(page, field, value).QuerySelector(".name")!);

        Assert.Equal(to, _dashboard.Url);
    }

    [Theory]
    [InlineData("Type", "PyTorchJob", "/jobs?JobType=TFJob&PageNumber=3", "/jobs?JobType=TFJob,PyTorchJob")]
    [InlineData("Type", "TFJob", "/jobs?JobType=tfjob,X", "/jobs?JobType=X")]
    [InlineData("Type", "TFJob", "/jobs?NotJobType=TFJob,X", "/jobs?JobType=TFJob&NotJobType=X")]
    [InlineData("Type", "TFJob", "/jobs?Missing=JobType", "/jobs?JobType=TFJob")]
    [InlineData("Status", "Failed", "/jobs?Status=Failed", "/jobs")]
    public async Task Box_Followed_AsksForThisAlsoOrNoLonger(string field, string value, string from, string to)
    {
        var page = await OpenCountedAsync(from, field, value);
        var box = page.Find($"[aria-label='{field}'] [role=checkbox][aria-label='Also {value}']");
        Assert.Equal(to.Contains(value, StringComparison.Ordinal) ? "false" : "true", box.GetAttribute("aria-checked"));

        await _dashboard.FollowAsync(box);

        Assert.Equal(to, _dashboard.Url);
    }

    [Theory]
    [InlineData("Type", "PyTorchJob", "/jobs?JobType=TFJob,PyTorchJob&PageNumber=3", "/jobs?JobType=TFJob&NotJobType=PyTorchJob")]
    [InlineData("Type", "TFJob", "/jobs?NotJobType=X", "/jobs?NotJobType=X,TFJob")]
    [InlineData("Type", "TFJob", "/jobs?NotJobType=TFJob", "/jobs")]
    [InlineData("Type", "(none)", "/jobs?Missing=JobType", "/jobs?Present=JobType")]
    [InlineData("Type", "(none)", "/jobs?Present=JobType", "/jobs")]
    [InlineData("User", "li", "/jobs?NotUsername=wang", "/jobs?NotUsername=li")]
    public async Task Minus_Followed_ExcludesThisOrNoLonger(string field, string value, string from, string to)
    {
        var page = await OpenCountedAsync(from, field, value);
        var isExcluded = Line(page, field, value).ClassList.Contains("excluded");
        Assert.Equal(!to.Contains(value == "(none)" ? "Present" : value, StringComparison.Ordinal), isExcluded);

        await _dashboard.FollowAsync(Line(page, field, value).QuerySelector(".not")!);

        Assert.Equal(to, _dashboard.Url);
    }

    // What is drawn goes over the wire.
    [Fact]
    public async Task Values_ThatStayWhileMoreFoldOut_AreNotDrawnAgain()
    {
        var page = await OpenCountedAsync("/jobs?JobType=RayJob&NotJobType=SlurmJob", "Type", "TFJob");
        var before = Draws();

        await page.InvokeAsync(() => page.Find("[aria-label='Type'] .more").ClickAsync());

        Assert.Equal(6, Values(page, "Type").Length);
        Assert.Equal(before, Draws());

        int Draws() => page.FindComponents<FacetLine>().First(line => line.Instance.Value.Text == "TFJob").RenderCount;
    }

    [Fact]
    public async Task Value_ThatIsAskedForAndNoJobHas_IsShownWithZero()
    {
        var page = Open("/jobs?JobType=RayJob&NotJobType=SlurmJob");
        Assert.Equal(["RayJob", "SlurmJob"], Values(page, "Type"));

        await SidebarTests.SeeAsync(page, "JobType");

        page.WaitForAssertion(() => Assert.Equal(["RayJob 0", "SlurmJob 0", "PyTorchJob 4", "TFJob 2", "MPIJob 1"], Values(page, "Type")));
        Assert.Equal("1 more", await MoreAsync(page));
    }

    [Fact]
    public async Task Choices_ThatAreFew_AreThereFromTheStartAndStay()
    {
        var page = Open("/jobs");
        await page.InvokeAsync(() => page.Find("[data-group=Accessibility] summary").ClickAsync());
        Assert.Equal(["public", "private"], Values(page, "Accessibility"));

        await SidebarTests.SeeAsync(page, "Accessibility");

        // A job that says nothing is private.
        page.WaitForAssertion(() => Assert.Equal(["public 1", "private 7"], Values(page, "Accessibility")));
    }

    [Fact]
    public async Task ReasonCode_Followed_IsSearchedInReasons()
    {
        var page = Open("/jobs");
        await page.InvokeAsync(() => page.Find("[data-group=ReasonCode] summary").ClickAsync());
        await SidebarTests.SeeAsync(page, "ReasonCode");
        page.WaitForAssertion(() => Assert.Equal(["(none) 7", "JobFailed 1"], Values(page, "Reason code")));

        await _dashboard.FollowAsync(Line(page, "Reason code", "JobFailed").QuerySelector(".name")!);

        Assert.Equal("/jobs?ReasonSearch=JobFailed", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job 3"], page.FindAll("tbody a.open").Select(link => link.TextContent)));
    }

    [Fact]
    public async Task Search_FindsTheRestAndEnterTakesTheFirst()
    {
        var page = Open("/jobs?JobType=MPIJob");

        await page.InvokeAsync(() => Box(page, "Type").InputAsync("tF"));

        page.WaitForAssertion(() => Assert.Equal(["TFJob 2"], Values(page, "Type")));
        await page.InvokeAsync(() => Box(page, "Type").Closest("form")!.SubmitAsync());
        page.WaitForAssertion(() => Assert.Equal("/jobs?JobType=MPIJob,TFJob", _dashboard.Url));
        Assert.Equal("", Box(page, "Type").GetAttribute("value"));
    }

    [Fact]
    public async Task Search_EnterBeforeAnythingIsFound_WaitsForIt()
    {
        var page = Open("/jobs");

        // In one step, so that nothing is drawn anew between finding and typing.
        await page.InvokeAsync(() => Task.WhenAll(Box(page, "Type").InputAsync("tfj"), Box(page, "Type").Closest("form")!.SubmitAsync()));

        page.WaitForAssertion(() => Assert.Equal("/jobs?JobType=TFJob", _dashboard.Url));
    }

    [Theory]
    [InlineData("Type", "X, \"Y,Z\"", "/jobs?JobType=X,\"Y,Z\"")]
    [InlineData("User", "l", "/jobs?Username=l")]
    [InlineData("Quota", "a,b", "/jobs?ResourceQuotaName=a,b")]
    public async Task Text_Typed_IsTaken(string field, string text, string url)
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => Box(page, field).InputAsync(text));
        await page.InvokeAsync(() => Box(page, field).Closest("form")!.SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal(url, _dashboard.Url));
    }

    [Fact]
    public async Task Text_ThatIsPartOfAValue_CanBeAskedForAsItIs()
    {
        var page = Open("/jobs");
        await page.InvokeAsync(() => Box(page, "Type").InputAsync("TF"));
        page.WaitForAssertion(() => Assert.Equal("Ask for “TF”", page.Find("li.typed a").TextContent));

        await _dashboard.FollowAsync(page.Find("li.typed a"));

        Assert.Equal("/jobs?JobType=TF", _dashboard.Url);
    }

    [Fact]
    public async Task Text_ThatCannotBeRead_IsNamed()
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => Box(page, "Type").InputAsync("\"open"));
        await page.InvokeAsync(() => Box(page, "Type").Closest("form")!.SubmitAsync());

        page.WaitForAssertion(() => Assert.StartsWith("Expected items between commas", page.Find("[data-filter=JobType] .problem").TextContent, StringComparison.Ordinal));
        Assert.Equal("/jobs", _dashboard.Url);
    }

    [Fact]
    public async Task Values_OfMany_ShowFiveAndOnRequestTwenty()
    {
        await using var many = new SqliteTestDatabase();
        await many.InitializeAsync();
        await many.AddAsync(Enumerable.Range(1, 26).Select(i => Samples.Job($"{i}", many.Now) with { JobType = $"Type{i:00}" })
            .Append(Samples.Job("long", many.Now) with { JobType = new string('A', 1025) }));
        await using var dashboard = new TestDashboard(many);
        var page = dashboard.Open<JobsPage>("/jobs?JobType=Type09");
        page.WaitForAssertion(() => Assert.NotEqual("…", page.Find("h1 + .count").TextContent.Trim()));
        await SidebarTests.SeeAsync(page, "JobType");

        page.WaitForAssertion(() => Assert.Equal(["Type01 1", "Type02 1", "Type03 1", "Type09 1"], Values(page, "Type").Skip(1)));
        // One that no URL can ask for is only told.
        Assert.Empty(page.FindAll("[data-filter=JobType] li")[0].QuerySelectorAll("a"));
        await page.InvokeAsync(() => page.Find("[data-filter=JobType] .more").ClickAsync());

        Assert.Equal(20, Values(page, "Type").Length);
        Assert.Equal("fewer", page.Find("[data-filter=JobType] .more").TextContent.Trim());
    }

    private async Task<IRenderedComponent<IComponent>> OpenCountedAsync(string url, string field, string value)
    {
        var page = Open(url);
        await SidebarTests.SeeAsync(page, "JobType", "Username", "ResourceQuotaName", "Status");
        page.WaitForAssertion(() => Assert.NotEmpty(Line(page, field, value).QuerySelector(".name")!.TextContent));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[role=group][aria-label='{field}'] progress")));
        return page;
    }

    private static async Task<string> MoreAsync(IRenderedComponent<IComponent> page)
    {
        await page.InvokeAsync(() => { });
        return page.Find("[data-filter=JobType] .more").TextContent.Trim();
    }

    private static IElement Line(IRenderedComponent<IComponent> page, string field, string value) =>
        page.FindAll($"[role=group][aria-label='{field}'] li").Single(line => line.QuerySelector(".name")?.TextContent.Trim() == value);

    private static IElement Box(IRenderedComponent<IComponent> page, string field) => page.Find($"[aria-label='Find in {field}']");

    private static string[] Values(IRenderedComponent<IComponent> page, string field) => SidebarTests.Values(page, field);

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    public sealed class Store : IAsyncLifetime
    {
        public SqliteTestDatabase Jobs { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Jobs.InitializeAsync();
            await Jobs.AddAsync(
                Job("1", "PyTorchJob", JobStatus.Failed) with { Username = "li", ResourceQuotaName = "视觉,组" },
                Job("2", "PyTorchJob", JobStatus.Failed) with { Username = "li", Accessibility = "PUBLIC" },
                Job("3", "PyTorchJob", JobStatus.Failed) with { Username = "wang", ReasonCode = "JobFailed" },
                Job("4", "pytorchjob", JobStatus.Running) with { Username = "zhao", Accessibility = "PRIVATE" },
                Job("5", "TFJob", JobStatus.Failed),
                Job("6", "TFJob", JobStatus.Succeeded),
                Job("7", "MPIJob", JobStatus.Running),
                Job("8", null, JobStatus.Stopped));
        }

        public ValueTask DisposeAsync() => Jobs.DisposeAsync();

        private JobItem Job(string id, string? type, JobStatus status) => Samples.Job(id, Jobs.Now, status: status) with { JobType = type };
    }
}
