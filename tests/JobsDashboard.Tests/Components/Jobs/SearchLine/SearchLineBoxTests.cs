using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.SearchLine;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.SearchLine;

public sealed class SearchLineBoxTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new(database);

    public async ValueTask InitializeAsync() => await database.AddAsync(
        Samples.Job("a1", database.Now, 1, JobStatus.Failed, ("team", "nlp"), ("env", "prod")),
        Samples.Job("b2", database.Now, 2, JobStatus.Failed, ("team", "nlp")),
        Samples.Job("12345", database.Now, 3, JobStatus.Running, ("team", "vision")));

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public void Line_OfAUrl_SaysItsConditions()
    {
        var page = Open("/jobs?Status=Failed,Stopped&NotUsername=alice&Range=RequestGPU:8..&StartTime=now-24h&Search=resnet");

        Assert.Equal("status:Failed,Stopped -user:alice gpu:>=8 created:<24h resnet", Line(page));
    }

    [Fact]
    public async Task Line_Entered_IsAskedAndKeepsOrderAndRows()
    {
        var page = Open("/jobs?Username=alice&SortBy=DisplayName&Order=asc&PageNumber=2&PageSize=50");

        await EnterAsync(page, "status:failed  -tag.team:nlp x");

        Assert.Equal("""/jobs?Search=x&Status=Failed&NotTags={"team":"nlp"}&SortBy=DisplayName&Order=asc&PageSize=50""", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("status:Failed -tag.team:nlp x", Line(page)));
    }

    [Fact]
    public async Task Piece_NotUnderstood_IsMarkedWhereItStandsAndTheTextStays()
    {
        var page = Open("/jobs");

        await EnterAsync(page, "gpu:>=8 status:faild x");

        Assert.Equal("/jobs?Search=x&Range=RequestGPU:8..", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("faild", page.Find(".marks mark").TextContent));
        Assert.Equal("gpu:>=8 status:faild x", Line(page));
        Assert.Equal("gpu:>=8 status:faild x", page.Find(".marks").TextContent);
        Assert.Contains("faild Expected one or more of", page.Find("#search-line-problems[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", Box(page).GetAttribute("aria-invalid"));

        await TypeAsync(page, "gpu:>=8 status:failed x");

        Assert.Empty(page.FindAll(".marks"));
    }

    [Fact]
    public async Task Chip_Removed_WritesTheLineAnew()
    {
        var page = Open("/jobs");
        await EnterAsync(page, "gpu:>=8 stats:failed");
        page.WaitForAssertion(() => Assert.Equal("gpu:>=8 stats:failed", Line(page)));

        await _dashboard.GoToAsync("jobs?Status=Failed");

        page.WaitForAssertion(() => Assert.Equal("status:Failed", Line(page)));
        Assert.Empty(page.FindAll(".marks"));
        Assert.Equal("", page.Find("#search-line-problems").TextContent.Trim());
    }

    [Fact]
    public async Task Text_NotYetEntered_StaysWhileTheListIsLoaded()
    {
        var page = Open("/jobs?Status=Failed");

        await TypeAsync(page, "status:Failed x");
        page.Render();

        Assert.Equal("status:Failed x", Line(page));
    }

    [Fact]
    public async Task Text_NotYetEntered_StaysWhenTheQuestionChanges_AndEnterKeepsBoth()
    {
        var page = Open("/jobs?JobType=PyTorchJob");

        await TypeAsync(page, "type:PyTorchJob gpu:>=8");
        await _dashboard.GoToAsync("jobs?JobType=PyTorchJob&Status=Running");
        Assert.Equal("type:PyTorchJob gpu:>=8", Line(page));
        await SubmitAsync(page);

        Assert.Equal("/jobs?JobType=PyTorchJob&Status=Running&Range=RequestGPU:8..", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("status:Running type:PyTorchJob gpu:>=8", Line(page)));
    }

    [Fact]
    public async Task Text_NotYetEntered_LosesTheConditionThatIsRemovedBesideIt()
    {
        var page = Open("/jobs?Status=Failed&JobType=PyTorchJob");

        await TypeAsync(page, "status:Failed type:PyTorchJob gpu:>=8");
        await _dashboard.GoToAsync("jobs?JobType=PyTorchJob");
        page.WaitForAssertion(() => Assert.Equal("type:PyTorchJob gpu:>=8", Line(page)));
        await SubmitAsync(page);

        Assert.Equal("/jobs?JobType=PyTorchJob&Range=RequestGPU:8..", _dashboard.Url);
    }

    [Fact]
    public async Task Name_Typed_IsCompletedAndThenItsValuesWithTheirCounts()
    {
        var page = Open("/jobs?Tags.team=nlp");
        await LoadedAsync(page);

        await TypeAsync(page, "sta");
        Assert.Equal(["status Status", "started Start time", "restarts Restarts"], Options(page));
        Assert.Equal("status:", Written(page));
        Assert.True(List(page).HasAttribute("data-leads-on"));

        await TypeAsync(page, "tag.team:nlp status:");

        page.WaitForAssertion(() => Assert.Equal(["Failed 2"], Options(page)));
        Assert.Equal("Failed", Written(page));
        Assert.Equal(("tag.team:nlp status:", "20", "0"), (Data(page, "for"), Data(page, "start"), Data(page, "length")));
        Assert.False(List(page).HasAttribute("data-leads-on"));
        Assert.Equal("""/jobs?Tags={"team":"nlp"}""", _dashboard.Url);
    }

    [Fact]
    public async Task Values_AreCountedUnderWhatIsWritten_NotWhatIsShown()
    {
        var page = Open("/jobs?Tags.team=nlp&Status=Failed");
        await LoadedAsync(page);

        await TypeAsync(page, "tag.team:");
        page.WaitForAssertion(() => Assert.Equal(["nlp 2", "vision 1"], Options(page)));
        await TypeAsync(page, "status:running tag.team:");
        page.WaitForAssertion(() => Assert.Equal(["vision 1"], Options(page)));
        await TypeAsync(page, "status:running status:");

        page.WaitForAssertion(() => Assert.Equal(["Failed 2", "Running 1"], Options(page)));
    }

    [Fact]
    public async Task KeysOfTags_AreCounted()
    {
        var page = Open("/jobs");
        await LoadedAsync(page);

        await TypeAsync(page, "tag.te");

        page.WaitForAssertion(() => Assert.Equal(["team 3"], Options(page)));
        Assert.Equal("team:", Written(page));
    }

    [Fact]
    public async Task ValuesWithNames_OnAChinesePage_HaveThemAndAreFoundByThem()
    {
        // Of this test alone: it flows with what the test calls.
        CultureInfo.CurrentUICulture = new("zh-Hans");
        var page = Open("/jobs");
        await LoadedAsync(page);

        await TypeAsync(page, "状态：失");

        page.WaitForAssertion(() => Assert.Equal(["Failed 失败 2"], Options(page)));
        Assert.Equal("Failed", Written(page));
    }

    [Fact]
    public async Task Text_ThatTheBrowserHas_IsNotWrittenByTheServer()
    {
        var page = Open("/jobs?Status=Failed");
        await LoadedAsync(page);

        await EnterAsync(page, "gpu:8 x");
        await _dashboard.GoToAsync("jobs?Status=Running");

        page.WaitForAssertion(() => Assert.Equal("status:Running", Line(page)));
        Assert.Equal(("status:Failed", "1"), (Box(page).GetAttribute("value"), Box(page).GetAttribute("data-heard")));
    }

    [Theory]
    [InlineData("-tag.team:NLP", "No job of this list has tag.team:NLP.", "-tag.team:nlp", """/jobs?NotTags={"team":"nlp"}""")]
    [InlineData("tag.team:vis,nlp", "No job of this list has tag.team:vis.", "tag.team:vision", "/jobs?TagIn.team=vision,nlp")]
    [InlineData("-type:pytorch", "No job of this list has type:pytorch.", "-type:PyTorchJob", "/jobs?NotJobType=PyTorchJob")]
    [InlineData("team:nlp", "Jobs have a tag team.", "tag.team:nlp", """/jobs?Tags={"team":"nlp"}""")]
    [InlineData("-Team:nlp gpu:>=0", "Jobs have a tag team.", "-tag.team:nlp", """/jobs?NotTags={"team":"nlp"}&Range=RequestGPU:0..""")]
    [InlineData("gpu>64 x", "gpu>64 is searched for as a text.", "gpu:>64", "/jobs?Search=x&Range=RequestGPU:64.000000001..")]
    [InlineData("type!=MPIJob", "type!=MPIJob is searched for as a text.", "-type:MPIJob", "/jobs?NotJobType=MPIJob")]
    [InlineData("team=nlp", "Jobs have a tag team.", "tag.team:nlp", """/jobs?Tags={"team":"nlp"}""")]
    public async Task Value_ThatNoJobHas_IsHintedAtWhatIsNear(string text, string sentence, string meant, string url)
    {
        var page = Open("/jobs");
        await LoadedAsync(page);

        await EnterAsync(page, text);

        page.WaitForAssertion(() => Assert.Contains(sentence, Problems(page), StringComparison.Ordinal));
        Assert.Contains($"Did you mean {meant}?", Problems(page), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("button.meant").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(url, _dashboard.Url));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("button.meant")));
    }

    // A value that the jobs found have is not counted again; of several, one may still be none's.
    [Theory]
    [InlineData("type:pytorch", true, 0)]
    [InlineData("type:pytorch", false, 1)]
    [InlineData("type:pytorch,MPIJob", true, 1)]
    [InlineData("-type:pytorch", true, 1)]
    public async Task Value_OfJobsThatWereFound_IsNotAskedFor(string text, bool hasJobs, int expected)
    {
        var counts = database.Services.GetRequiredService<JobCountQueries>();

        var hints = await LineHint.OfAsync(
            text, [], ListJobsRequest.Default.Resolve(JobCaller.Local, database.Now), hasJobs, counts, CancellationToken.None);

        Assert.Equal(expected, hints.Length);
    }

    [Theory]
    [InlineData("-tag.team:nlp tag.env:prod")]
    [InlineData("-type:pytorchjob")]
    [InlineData("-tag.team:unlike -type:Spark -status:running")]
    [InlineData("tea:nlp user:ali")]
    [InlineData("lr=0.1 a->b type>x gpu=many -gpu>8 search:gpu>8 \"gpu>8\" gpu>")]
    public async Task Value_ThatIsThereOrLikeNone_HasNoHint(string text)
    {
        var request = SearchLineText.Parse(text, database.Now);
        var counts = database.Services.GetRequiredService<JobCountQueries>();

        var hints = await LineHint.OfAsync(
            text, request.Problems, ListJobsRequest.Default.Resolve(JobCaller.Local, database.Now), hasJobs: false, counts,
            CancellationToken.None);

        Assert.Empty(hints);
    }

    [Fact]
    public async Task Day_IsThatOfThePagesZone()
    {
        var page = Open("/jobs?Tz=Asia%2FShanghai");

        await EnterAsync(page, "created:2026-02-28 gpu:8");

        Assert.Equal("/jobs?StartTime=2026-02-27T16:00:00Z&EndTime=2026-02-28T15:59:59Z&Range=RequestGPU:8&Tz=Asia/Shanghai", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("gpu:8 created:2026-02-28", Line(page)));
        Assert.Contains("Created from 2026-02-28 00:00 to 23:59:59 UTC+8", page.Find(".applied").TextContent, StringComparison.Ordinal);

        await _dashboard.GoToAsync("jobs?StartTime=2026-02-27T16:00:00Z&EndTime=2026-02-28T15:59:59Z&Tz=UTC");

        page.WaitForAssertion(() => Assert.Equal("created:2026-02-27T16:00Z..2026-02-28T15:59:59Z", Line(page)));
    }

    [Fact]
    public async Task Escape_ClosesTheSuggestions_AndEnterAsksTheText()
    {
        var page = Open("/jobs");

        await TypeAsync(page, "stat");
        Assert.False(List(page).HasAttribute("hidden"));
        await PressAsync(page, "Escape");
        Assert.True(List(page).HasAttribute("hidden"));
        await SubmitAsync(page);

        Assert.Equal("/jobs?Search=stat", _dashboard.Url);
    }

    [Fact]
    public async Task Url_Pasted_BecomesItsQuestionAtOnce()
    {
        var page = Open("/jobs?Status=Failed&PageSize=50");

        await Box(page).PasteAsync(new ClipboardEventArgs());
        await TypeAsync(page, "curl -G https://host/api/v1/jobs --data-urlencode 'Username=li lei' -d RegionId=x");

        Assert.Equal("/jobs?Username=li lei&PageSize=50", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("user:\"li lei\"", Line(page)));
        Assert.Equal("Not understood: RegionId.", page.Find("#search-line-problems").TextContent.Trim());
    }

    [Theory]
    [InlineData("12345", "/jobs?JobId=12345&StartTime=any&EndTime=any")]
    [InlineData("12345, a1", "/jobs?JobIds=12345,a1&StartTime=any&EndTime=any")]
    [InlineData("54321", "/jobs?Search=54321")]
    [InlineData("search:12345", "/jobs?Search=12345")]
    public async Task Words_ThatCouldBeIds_AreIds_WhereThereIsSuchAJob(string text, string url)
    {
        var page = Open("/jobs");

        await EnterAsync(page, text);

        page.WaitForAssertion(() => Assert.Equal(url, _dashboard.Url));
    }

    [Fact]
    public async Task Url_OfSomethingElse_IsSaid()
    {
        var page = Open("/jobs?Status=Failed");

        await EnterAsync(page, "https://host/health");

        Assert.Equal("/jobs?Status=Failed", _dashboard.Url);
        Assert.Contains("something else than a list of jobs", page.Find("#search-line-problems").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_LeadsToTheQuestionWithoutConditions()
    {
        var page = Open("/jobs?Status=Failed&SortBy=DisplayName");

        Assert.Equal("jobs?SortBy=DisplayName", TestDashboard.Link(page.Find("form.line a")));
        await TypeAsync(page, "status:Failed resnet");
        await page.InvokeAsync(() => page.Find("form.line a").ClickAsync());

        Assert.Equal("", Line(page));
    }

    [Fact]
    public void Form_BeforeThePageIsLive_SendsWhatTheLineDoesNotSay()
    {
        var page = Open("/jobs?Status=Failed&SortBy=DisplayName&Order=asc&PageSize=50&Tz=UTC&PageNumber=2");

        var form = page.Find("form.line");
        Assert.Equal("jobs", form.GetAttribute("action"));
        Assert.Equal(
            ["SortBy=DisplayName", "Order=asc", "PageSize=50", "Tz=UTC"],
            form.QuerySelectorAll("input[type=hidden]").Select(field => $"{field.GetAttribute("name")}={field.GetAttribute("value")}"));
        Assert.Equal("Line", Box(page).GetAttribute("name"));
    }

    [Fact]
    public async Task LineOfTheForm_LeadsToItsQuestion()
    {
        await using var dashboard = new TestDashboard(database, isLive: false);

        var page = dashboard.Open<JobsPage>("/jobs?SortBy=DisplayName&PageSize=25&Line=status%3Afailed+gpu%3A8");

        Assert.Equal("/jobs?Status=Failed&Range=RequestGPU:8&SortBy=DisplayName", dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("status:Failed gpu:8", Line(page)));
    }

    [Fact]
    public async Task LineOfTheForm_NotUnderstoodWhole_IsShownBesideItsQuestion()
    {
        await using var dashboard = new TestDashboard(database, isLive: false);

        dashboard.Open<JobsPage>("/jobs?PageSize=25&Line=status%3Afaild+gpu%3A8");
        Assert.Equal("/jobs?Range=RequestGPU:8&Line=status:faild gpu:8", dashboard.Url);
        await using var next = new TestDashboard(database, isLive: false);
        var page = next.Open<JobsPage>("/jobs?PageSize=25&Range=RequestGPU:8&Line=status%3Afaild%20gpu%3A8");

        Assert.Equal("/jobs?Range=RequestGPU:8&Line=status:faild gpu:8", next.Url);
        Assert.Equal("status:faild gpu:8", Line(page));
        Assert.Equal("faild", page.Find(".marks mark").TextContent);
    }

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static async Task LoadedAsync(IRenderedComponent<IComponent> page) =>
        await page.WaitForStateAsync(() => page.Find("header .count").TextContent.Trim() is not "…");

    private Task TypeAsync(IRenderedComponent<IComponent> page, string text) => _dashboard.PassTimeAsync(page.InvokeAsync(() => Box(page).InputAsync(text)));

    private Task PressAsync(IRenderedComponent<IComponent> page, string key) => _dashboard.PassTimeAsync(page.InvokeAsync(() => Box(page).KeyDownAsync(key)));

    private Task SubmitAsync(IRenderedComponent<IComponent> page) => _dashboard.PassTimeAsync(page.InvokeAsync(() => page.Find("form.line").SubmitAsync()));

    private async Task EnterAsync(IRenderedComponent<IComponent> page, string text)
    {
        await TypeAsync(page, text);
        await PressAsync(page, "Escape");
        await SubmitAsync(page);
    }

    private static IElement Box(IRenderedComponent<IComponent> page) => page.Find("#search-line");

    private static string? Line(IRenderedComponent<IComponent> page) => Box(page).GetAttribute("data-text");

    private static IElement List(IRenderedComponent<IComponent> page) => page.Find("#search-line-list");

    private static string? Data(IRenderedComponent<IComponent> page, string name) => List(page).GetAttribute($"data-{name}");

    private static string? Written(IRenderedComponent<IComponent> page) => page.Find("[role=option]").GetAttribute("data-written");

    private static string Problems(IRenderedComponent<IComponent> page) =>
        string.Join(' ', page.Find("#search-line-problems").TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static string[] Options(IRenderedComponent<IComponent> page) =>
        [.. page.FindAll("[role=option]").Select(option => string.Join(' ', option.Children.Select(part => part.TextContent.Trim())))];
}
