using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class LateNavigationTests : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly LateNavigation _browser = new("/jobs?PageSize=25");
    private readonly SqliteTestDatabase _database;
    private readonly TestDashboard _dashboard;

    public LateNavigationTests(SqliteTestDatabase database) => (_database, _dashboard) = (database, new(database, browser: _browser));

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task TwoFields_EnteredBeforeTheBrowserAnswers_BothApply()
    {
        var page = Open();

        await EnterAsync(page, "Reason", "memory");
        await EnterAsync(page, "Command", "train.py");
        await ArriveAsync();
        await EnterAsync(page, "Image", "pytorch");
        await ArriveAsync();
        await ArriveAsync();

        Assert.Equal("/jobs?ReasonSearch=memory&UserCommandSearch=train.py&ImageSearch=pytorch", _browser.Url);
    }

    [Fact]
    public async Task TwoBounds_EnteredBeforeTheBrowserAnswers_BothApply()
    {
        var page = Open();

        await EnterAsync(page, "At least", "1");
        await EnterAsync(page, "At most", "8");
        await ArriveAsync();
        await ArriveAsync();

        Assert.Equal("/jobs?NumericRangeField=RequestGPU&NumericRangeMin=1&NumericRangeMax=8", _browser.Url);
    }

    [Fact]
    public async Task Field_EnteredAfterALinkWasFollowed_GoesOnFromTheLink()
    {
        var page = Open();

        await EnterAsync(page, "Reason", "memory");
        await ArriveAsync();
        await page.InvokeAsync(() => _browser.Go("/jobs?Status=Failed"));
        await EnterAsync(page, "Command", "train.py");
        await ArriveAsync();

        Assert.Equal("/jobs?Status=Failed&UserCommandSearch=train.py", _browser.Url);
    }

    [Fact]
    public async Task Field_TypedBeforeAJobWasOpened_StaysThere()
    {
        var page = Open();

        await page.InvokeAsync(() => Field(page, "Reason").InputAsync("memory"));
        await page.InvokeAsync(() => _browser.Go("/jobs/dlc1"));
        await page.InvokeAsync(() => Field(page, "Reason").KeyDownAsync("Enter"));

        Assert.True(_browser.IsIdle);
    }

    [Fact]
    public async Task TwoValues_PressedBeforeTheBrowserAnswers_BothApply()
    {
        var page = Open();

        await page.InvokeAsync(() => page.Find("[aria-label='Also Failed']").ClickAsync());
        await page.InvokeAsync(() => page.Find("[aria-label='Also Stopped']").ClickAsync());
        await ArriveAsync();
        await ArriveAsync();

        Assert.Equal("/jobs?Status=Failed,Stopped", _browser.Url);
        Assert.True(_browser.IsIdle);
    }

    [Theory]
    [InlineData("#filters .ranges a[title='Last hour']", "StartTime=now-1h")]
    [InlineData("#filters .events a:nth-of-type(2)", "TimeRangeField=GmtSubmittedTime")]
    [InlineData("#filters .modes a:nth-of-type(2)", "DisplayNameSearchMode=exact")]
    [InlineData("#filters [data-filter=ShowOwn]", "ShowOwn=true")]
    [InlineData("#filters [aria-label='Not Stopped']", "NotStatus=Stopped")]
    [InlineData("#filters [data-filter=Status] li:last-child .name", "Status=Stopped")]
    public async Task Link_OfTheSidebar_ChangesTheNewestQuestion(string link, string parameter)
    {
        var page = Open();

        await EnterAsync(page, "Command", "train.py");
        await page.InvokeAsync(() => page.Find(link).ClickAsync());
        await ArriveAsync();
        await ArriveAsync();

        Assert.Contains("UserCommandSearch=train.py", _browser.Url, StringComparison.Ordinal);
        Assert.Contains(parameter, _browser.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("th [data-column=Duration] a", "/jobs?Status=Failed&SortBy=Duration")]
    [InlineData("a.still", "/jobs?Status=Failed&StartTime=2026-03-07T15:09:26Z&EndTime=2026-03-14T15:09:26Z&AsOf=2026-03-14T15:09:26Z")]
    [InlineData("[aria-label='Remove Created in the last 7 days']", "/jobs?Status=Failed&StartTime=any&EndTime=any")]
    [InlineData("[aria-label='Switch off Created in the last 7 days']", "/jobs?Status=Failed&StartTime=any&EndTime=any&Off=StartTime=now-168h")]
    public async Task Link_OfTheList_ChangesTheNewestQuestion(string link, string url)
    {
        await _database.AddAsync(Samples.Job("lost", _database.Now));
        var page = Open();
        page.WaitForElement(link);

        await page.InvokeAsync(() => page.Find("[aria-label='Also Failed']").ClickAsync());
        await page.InvokeAsync(() => page.Find(link).ClickAsync());
        await ArriveAsync();
        await ArriveAsync();

        Assert.Equal(url, _browser.Url);
        Assert.True(_browser.IsIdle);
    }

    [Theory]
    [InlineData("[aria-label='Remove Status: Failed']", "[aria-label='Remove Status: Stopped']", "/jobs?Off=JobType=MPIJob,TFJob")]
    [InlineData("[aria-label='Switch off Status: Failed']", "[aria-label='Switch off Status: Stopped']",
        "/jobs?Off=JobType=MPIJob,TFJob&Status=Failed,Stopped")]
    [InlineData(".applied .swap", "[aria-label='Remove Status: Stopped']", "/jobs?NotStatus=Failed&Off=JobType=MPIJob,TFJob")]
    [InlineData(".applied .on", "[aria-label='Remove Status: Failed']", "/jobs?JobType=MPIJob&Status=Stopped&Off=JobType=TFJob")]
    [InlineData(".applied .on ~ .remove", "[aria-label='Remove Status: Failed']", "/jobs?Status=Stopped&Off=JobType=TFJob")]
    [InlineData("[aria-label='Remove Status: Failed']", ".applied .on", "/jobs?JobType=MPIJob&Status=Stopped&Off=JobType=TFJob")]
    [InlineData(".applied .clear", "[aria-label='Also Stopped']", "/jobs?Status=Stopped")]
    public async Task TwoChanges_OfChips_BothApply(string first, string second, string url)
    {
        _browser.Go("/jobs?Status=Failed,Stopped&PageSize=25&Off=JobType%3DMPIJob,TFJob");
        var page = Open();

        await page.InvokeAsync(() => page.Find(first).ClickAsync());
        await page.InvokeAsync(() => page.Find(second).ClickAsync());
        await ArriveAsync();
        await ArriveAsync();

        // The commas within Off are escaped twice.
        Assert.Equal(url, Uri.UnescapeDataString(_browser.Url));
        Assert.True(_browser.IsIdle);
    }

    [Fact]
    public async Task Field_StillTyped_WhenAValueIsPressed_AppliesToo()
    {
        var page = Open();

        await page.InvokeAsync(() => Field(page, "Reason").InputAsync("memory"));
        await page.InvokeAsync(() => page.Find("[aria-label='Also Failed']").ClickAsync());
        await ArriveAsync();
        Assert.Equal("memory", Field(page, "Reason").GetAttribute("value"));
        await page.InvokeAsync(() => Field(page, "Reason").KeyDownAsync("Enter"));
        await ArriveAsync();

        Assert.Equal("/jobs?Status=Failed&ReasonSearch=memory", _browser.Url);
        Assert.Equal("memory", Field(page, "Reason").GetAttribute("value"));
    }

    private IRenderedComponent<JobsPage> Open()
    {
        _dashboard.Render<MudPopoverProvider>();
        return _dashboard.Render<JobsPage>();
    }

    private Task ArriveAsync() => _dashboard.Renderer.Dispatcher.InvokeAsync(_browser.Arrive);

    private static async Task EnterAsync(IRenderedComponent<IComponent> page, string label, string text)
    {
        await page.InvokeAsync(() => Field(page, label).InputAsync(text));
        await page.InvokeAsync(() => Field(page, label).KeyDownAsync("Enter"));
    }

    private static IElement Field(IRenderedComponent<IComponent> page, string label) =>
        page.Find("#" + page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for"));
}
