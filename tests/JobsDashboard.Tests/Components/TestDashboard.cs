using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Theme;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop.Infrastructure;
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
        Action<IServiceCollection>? more = null,
        VisitorChoices? choices = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Clock = new FakeTimeProvider(database.Now);
        Services.AddMudServices();
        Services.AddScoped<IComponentActivator, LightComponents>();
        Services.AddSingleton((services ?? database.Services).GetRequiredService<JobListQueries>());
        Services.AddSingleton((services ?? database.Services).GetRequiredService<JobCountQueries>());
        Services.AddSingleton<TimeProvider>(Clock);
        more?.Invoke(Services);
        if (browser is not null)
        {
            Services.AddSingleton(browser);
        }
        JSInterop.AddInvocationHandler(new UrlRewriting(this));
        Services.AddScoped<PageCounts>();
        Services.AddScoped<FacetCounts>();
        RenderTree.Add<CascadingValue<ListLinks>>(value => value.Add(c => c.Value, new ListLinks(ListView.Default)));
        RenderTree.Add<CascadingValue<Visitor>>(value => value.Add(c => c.Value, new Visitor(choices ?? NoChoices, JSInterop.JSRuntime)));
        RenderTree.Add<CascadingValue<JobCaller>>(value => value.Add(c => c.Value, caller ?? JobCaller.Local));
        SetRendererInfo(new RendererInfo(isLive ? "Server" : "Static", isLive));
    }

    /// <summary>What the browser of a new visitor remembers.</summary>
    public static VisitorChoices NoChoices { get; } = new(new PageTheme(ThemeChoice.System), []);

    public FakeTimeProvider Clock { get; }

    /// <summary>What is open above the page.</summary>
    public IRenderedComponent<MudPopoverProvider> Popovers => _popovers ?? throw new InvalidOperationException("No page is open.");

    public BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>
    /// Path and query, decoded so that a test can be read. Left out are the rows per page of a visitor who has chosen none, which the page
    /// writes into all its URLs.
    /// </summary>
    public string Url => Uri.UnescapeDataString(WithoutRows("/" + Navigation.ToBaseRelativePath(Navigation.Uri)));

    /// <summary>Where a link leads, without the same rows per page.</summary>
    public static string Link(IElement link) => WithoutRows(link.GetAttribute("href")!);

    /// <summary>
    /// Waits for something that pauses before it goes on. The pause passes at once; in small steps, so that no query is stopped for taking
    /// too long.
    /// </summary>
    public async Task PassTimeAsync(Task action)
    {
        while (!action.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }
        await action;
    }

    public IRenderedComponent<IComponent> Open<TPage>(string url, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(url);
        _popovers = Render<MudPopoverProvider>();
        return (IRenderedComponent<IComponent>)Render(parameters ?? (_ => { }));
    }

    public Task FollowAsync(IElement link) => GoToAsync(link.GetAttribute("href")!);

    /// <summary>A URL without the rows per page of a visitor who has chosen none.</summary>
    public static string WithoutRows(string url) =>
        url.Replace($"PageSize={Visitor.DefaultRows}&", "", StringComparison.Ordinal)
            .Replace($"&PageSize={Visitor.DefaultRows}", "", StringComparison.Ordinal)
            .Replace($"?PageSize={Visitor.DefaultRows}", "", StringComparison.Ordinal);

    // As the browser's script does it.
    private sealed class UrlRewriting : JSRuntimeInvocationHandler
    {
        private readonly TestDashboard _dashboard;

        public UrlRewriting(TestDashboard dashboard)
            : base(invocation => invocation.Identifier == "dashboard.rewrite", isCatchAllHandler: false)
        {
            _dashboard = dashboard;
            SetVoidResult();
        }

        protected override Task<IJSVoidResult> HandleAsync(JSRuntimeInvocation invocation)
        {
            var navigation = _dashboard.Services.GetRequiredService<NavigationManager>();
            if (navigation.Uri == (string?)invocation.Arguments[0])
            {
                navigation.NavigateTo((string)invocation.Arguments[1]!, replace: true);
            }
            return base.HandleAsync(invocation);
        }
    }

    public Task GoToAsync(string url) => Renderer.Dispatcher.InvokeAsync(() => Navigation.NavigateTo(url));
}
