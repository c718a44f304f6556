using System.Text.Encodings.Web;
using System.Text.Unicode;
using JobsDashboard.Components.Accounts;
using JobsDashboard.Components.Job;
using JobsDashboard.Components.Jobs.Chart;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Localization;
using JobsDashboard.Components.Wire;
using JobsDashboard.Hardening;
using JobsDashboard.Health;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace JobsDashboard.Components;

/// <summary>The pages of the dashboard, for whoever composes the application.</summary>
public static class DashboardPages
{
    private static readonly string[] s_forPrograms = ["/api", "/openapi", HealthPages.Prefix, HubGuard.Prefix];

    /// <summary>Registers what the pages need, except the jobs themselves.</summary>
    public static IServiceCollection AddDashboardPages(this IServiceCollection services)
    {
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubHardening();
        services.AddSingleton<PersistentComponentStateSerializer<JobItem>, JobState>();
        services.AddTransient<AccountWork>();
        // Of one page: a live page is a scope of its own.
        services.AddScoped<PageCounts>();
        services.AddScoped<FacetCounts>();
        services.AddSingleton<KeptValues>();
        AddKept<JobList>(services, list => list.Rows.Length);
        AddKept<ChartAnswer>(services, chart => chart.Histogram.Buckets.Length);
        services.AddMudServices();
        services.AddScoped<IComponentActivator, LightComponents>();
        services.AddSingleton<MudLocalizer, MudWords>();
        services.TryAddSingleton(TimeProvider.System);
        // Otherwise Chinese becomes &#x8BAD; and pages three times their size.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Puts the pages and their files into the application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="visitors">Who may look at them.</param>
    public static WebApplication MapDashboardPages(this WebApplication app, AuthorizationPolicy visitors)
    {
        // Before what shows a page in place of an answer.
        app.UsePageCulture();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(LeaveProgramsAlone);
        app.MapStaticAssets().WithMetadata(PublicAnswer.Mark).AnswerHead();
        app.MapGet("/", (HttpRequest request) => Results.Redirect(request.PathBase + "/jobs" + request.QueryString))
            .AllowAnonymous()
            .AnswerHead();
        var pages = app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                // SecurityHeaders sends the one policy.
                options.ContentSecurityFrameAncestorsPolicy = null;
                options.ConfigureWebSocketAcceptContext = HubHardening.CompressEachAloneAsync;
            });
        pages.Add(endpoint => AdmitOnly(visitors, endpoint.Metadata));
        pages.AnswerHead();
        return app;
    }

    private static void AddKept<T>(IServiceCollection services, Func<T, int> size)
        where T : class =>
        services.AddSingleton<PersistentComponentStateSerializer<T>>(all => new KeptState<T>(all.GetRequiredService<KeptValues>(), size));

    // Pages and their live connections are for visitors only. The few pages that anybody may see do not even ask who looks at them: they
    // have something to say when that cannot be found out.
    private static void AdmitOnly(AuthorizationPolicy visitors, IList<object> metadata)
    {
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            metadata.Add(visitors);
        }
    }

    // A program that is told 404 wants its own format, not a page.
    private static Task LeaveProgramsAlone(HttpContext context, RequestDelegate next)
    {
        var isProgram = s_forPrograms.Any(prefix => context.Request.Path.StartsWithSegments(prefix));
        if (isProgram && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
        return next(context);
    }
}
