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
    private readonly TestDashboard _dashboard;

    public LateNavigationTests(SqliteTestDatabase database) => _dashboard = new(database, browser: _browser);

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

        await Field(page, "Reason").InputAsync("memory");
        await page.InvokeAsync(() => _browser.Go("/jobs/dlc1"));
        await Field(page, "Reason").KeyDownAsync("Enter");

        Assert.True(_browser.IsIdle);
    }

    [Fact]
    public async Task TwoValues_PressedBeforeTheBrowserAnswers_BothApply()
    {
        var page = Open();

        await page.Find("[aria-label='Also Failed']").ClickAsync();
        await page.Find("[aria-label='Also Stopped']").ClickAsync();
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
        await page.Find(link).ClickAsync();
        await ArriveAsync();
        await ArriveAsync();

        Assert.Contains("UserCommandSearch=train.py", _browser.Url, StringComparison.Ordinal);
        Assert.Contains(parameter, _browser.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_StillTyped_WhenAValueIsPressed_AppliesToo()
    {
        var page = Open();

        await Field(page, "Reason").InputAsync("memory");
        await page.Find("[aria-label='Also Failed']").ClickAsync();
        await ArriveAsync();
        Assert.Equal("memory", Field(page, "Reason").GetAttribute("value"));
        await Field(page, "Reason").KeyDownAsync("Enter");
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
        await Field(page, label).InputAsync(text);
        await Field(page, label).KeyDownAsync("Enter");
    }

    private static IElement Field(IRenderedComponent<IComponent> page, string label) =>
        page.Find("#" + page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for"));
}
