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
