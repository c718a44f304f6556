using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>All endpoints there are: pages, the hub, the API and the rest. Each says who may ask it, and who may be anybody is listed.</summary>
public sealed class EndpointInventoryTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
    // Added by ASP.NET in Development, for files that appear while the program runs. It says nothing, so the fallback policy applies.
    private const string LaterFiles = "{**path:file}";

    private static readonly string[] s_anonymous =
    [
        "/",
        "/error",
        "/health/live",
        "/health/ready",
        "/jobs",
        "/jobs/{**Path:nonfile}",
        "/not-found",
        "/openapi/{documentName}.json",
    ];

    private static readonly string[] s_restricted =
    [
        "/api/ext/v1/export",
        "/api/ext/v1/facets",
        "/api/ext/v1/histogram",
        "/api/ext/v1/suggest",
        "/api/v1/jobs",
        "/api/v1/jobs/{JobId}",
        "/api/{**path}",
    ];

    private IEnumerable<RouteEndpoint> Endpoints
    {
        get
        {
            app.StartServer();
            return app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText != LaterFiles);
        }
    }

    [Fact]
    public void Endpoint_OfAnyKind_SaysWhoMayAskIt() => Assert.All(
        Endpoints, endpoint => Assert.True(IsAnonymous(endpoint) || IsRestricted(endpoint), NameOf(endpoint)));

    [Fact]
    public void Endpoints_ThatAnybodyMayAsk_AreThese() => Assert.Equal(Listed(s_anonymous), Listed(Names(endpoint => IsAnonymous(endpoint))));

    [Fact]
    public void Endpoints_ThatAskWhoItIs_AreThese() => Assert.Equal(Listed(s_restricted), Listed(Names(endpoint => !IsAnonymous(endpoint))));

    // Files of the pages are many, and the same for everybody.
    private string[] Names(Func<RouteEndpoint, bool> which) =>
        [.. Endpoints.Where(endpoint => !IsFile(endpoint)).Where(which).Select(NameOf).Distinct().Order(StringComparer.Ordinal)];

    // So that a difference is shown as a whole.
    private static string Listed(IEnumerable<string> names) => string.Join('\n', names);

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static bool IsAnonymous(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsRestricted(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;

    private static string NameOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
