using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace JobsDashboard.Tests.Components;

/// <summary>One browser tab on the dashboard: opened at a URL, used like a user does, over a real database.</summary>
internal sealed class TestDashboard : BunitContext
{
    private IRenderedComponent<MudPopoverProvider>? _popovers;

    // Only a failure waits so long; a busy machine needs more than the one second that bUnit gives.
    static TestDashboard() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    public TestDashboard(
        ITestDatabase database,
        bool isLive = true,
        NavigationManager? browser = null,
        IServiceProvider? services = null,
        JobCaller? caller = null,
        Action<IServiceCollection>? more = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Clock = new FakeTimeProvider(database.Now);
        Services.AddMudServices();
        Services.AddSingleton((services ?? database.Services).GetRequiredService<JobListQueries>());
        Services.AddSingleton((services ?? database.Services).GetRequiredService<JobCountQueries>());
        Services.AddSingleton<TimeProvider>(Clock);
        more?.Invoke(Services);
        if (browser is not null)
        {
            Services.AddSingleton(browser);
        }
        RenderTree.Add<CascadingValue<JobCaller>>(value => value.Add(c => c.Value, caller ?? JobCaller.Local));
        SetRendererInfo(new RendererInfo(isLive ? "Server" : "Static", isLive));
    }

    public FakeTimeProvider Clock { get; }

    /// <summary>What is open above the page.</summary>
    public IRenderedComponent<MudPopoverProvider> Popovers => _popovers ?? throw new InvalidOperationException("No page is open.");

    public BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Path and query, decoded so that a test can be read.</summary>
    public string Url => Uri.UnescapeDataString(new Uri(Navigation.Uri).PathAndQuery);

    public IRenderedComponent<IComponent> Open<TPage>(string url, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(url);
        _popovers = Render<MudPopoverProvider>();
        return (IRenderedComponent<IComponent>)Render(parameters ?? (_ => { }));
    }

    public Task FollowAsync(IElement link) => GoToAsync(link.GetAttribute("href")!);

    public Task GoToAsync(string url) => Renderer.Dispatcher.InvokeAsync(() => Navigation.NavigateTo(url));
}
