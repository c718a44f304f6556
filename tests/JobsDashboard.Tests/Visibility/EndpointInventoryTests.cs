using JobsDashboard.Tests.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>All endpoints there are: pages, the hub, the API and the rest. Each says who may ask it, and who may be anybody is listed.</summary>
public sealed class EndpointInventoryTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncDisposable
{
    // Added by ASP.NET in Development, for files that appear while the program runs. It says nothing, so the fallback policy applies.
    private const string LaterFiles = "{**path:file}";

    private static readonly string[] s_anonymous =
    [
        "/",
        "/api-docs/favicon.svg",
        "/api-docs/scalar.aspnetcore.js",
        "/api-docs/scalar.js",
        "/api-docs/{documentName?}",
        "/error",
        "/health/live",
        "/health/ready",
        "/not-found",
        "/openapi/{documentName}.json",
        "/sign-in/failed",
        "/signed-out",
    ];

    /// <summary>Where users sign in, there are some more: without them nobody could.</summary>
    private static readonly string[] s_signingIn = ["/sign-in", "/sign-out", "/sign-out/everywhere", "/sign-out/provider"];

    private static readonly string[] s_restricted =
    [
        "/_blazor",
        "/_blazor/disconnect/",
        "/_blazor/initializers/",
        "/_blazor/negotiate",
        "/_framework/opaque-redirect",
        "/api/ext/v1/export",
        "/api/ext/v1/facets",
        "/api/ext/v1/histogram",
        "/api/ext/v1/suggest",
        "/api/v1/jobs",
        "/api/v1/jobs/{JobId}",
        "/api/{**path}",
        "/audit",
        "/jobs",
        "/jobs/{*Path}",
        "/keys",
        "/keys/all",
        "/members",
        "/members/{*Path}",
        "/users",
    ];

    private readonly SignInApplication _signIn = new();

    public ValueTask DisposeAsync() => _signIn.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Endpoint_OfAnyKind_SaysWhoMayAskIt(bool needsSignIn) => Assert.All(
        Endpoints(needsSignIn), endpoint => Assert.True(IsAnonymous(endpoint) != IsRestricted(endpoint), NameOf(endpoint)));

    [Fact]
    public void Endpoints_ThatAnybodyMayAsk_AreThese()
    {
        AssertSame(s_anonymous, Names(needsSignIn: false, IsAnonymous));
        AssertSame(s_anonymous.Concat(s_signingIn), Names(needsSignIn: true, IsAnonymous));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Endpoints_ThatAskWhoItIs_AreThese(bool needsSignIn) =>
        AssertSame(s_restricted, Names(needsSignIn, endpoint => !IsAnonymous(endpoint)));

    private IEnumerable<RouteEndpoint> Endpoints(bool needsSignIn)
    {
        var asked = needsSignIn ? _signIn : app;
        asked.StartServer();
        return asked.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != LaterFiles);
    }

    // Files of the pages are many, and the same for everybody.
    private IEnumerable<string> Names(bool needsSignIn, Func<RouteEndpoint, bool> which) =>
        Endpoints(needsSignIn).Where(endpoint => !IsFile(endpoint)).Where(which).Select(NameOf).Distinct();

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (unlisted, gone) = (actual.Except(expected).Order(StringComparer.Ordinal), expected.Except(actual).Order(StringComparer.Ordinal));

        Assert.True(!unlisted.Any() && !gone.Any(), $"not listed: {string.Join(' ', unlisted)}; not there: {string.Join(' ', gone)}");
    }

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static bool IsAnonymous(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsRestricted(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;

    private static string NameOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
