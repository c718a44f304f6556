using JobsDashboard.Api.Callers;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Every endpoint says who may ask it.</summary>
public sealed class EndpointPolicyTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
    [Fact]
    public void Endpoint_OfTheApi_HasAPolicyAndEveryOtherSaysThatItNeedsNone()
    {
        app.StartServer();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var ofApi = endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        Assert.Equal(13, ofApi.Count);
        Assert.All(ofApi, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<AuthorizationPolicy>()));
        Assert.All(ofApi, endpoint => Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
        Assert.All(
            endpoints.Except(ofApi),
            endpoint => Assert.True(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, endpoint.RoutePattern.RawText));
    }

    [Fact]
    public async Task Endpoint_WithoutAPolicy_AnswersNobody()
    {
        var fallback = await app.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        var forgotten = new DefaultHttpContext();
        forgotten.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), 0, [], null));

        Assert.False(await IsAllowedAsync(forgotten));
        Assert.True(await IsAllowedAsync(new DefaultHttpContext()));

        async Task<bool> IsAllowedAsync(HttpContext http) => (await app.Services.GetRequiredService<IAuthorizationService>()
            .AuthorizeAsync(JobCaller.Local.ToPrincipal("any"), http, fallback!)).Succeeded;
    }
}
