using System.Net;
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
    public void Endpoint_OfTheApi_HasAPolicyAndEveryOtherHasOneOrSaysThatItNeedsNone()
    {
        app.StartServer();
        // In Development ASP.NET Core adds an endpoint for files that appear later, to which the fallback policy applies.
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != "{**path:file}").ToList();
        var ofApi = endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        Assert.Equal(13, ofApi.Count);
        Assert.All(ofApi, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<AuthorizationPolicy>()));
        Assert.All(ofApi, endpoint => Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
        Assert.All(
            endpoints.Except(ofApi),
            endpoint => Assert.True(
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null,
                endpoint.RoutePattern.RawText));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.168.0.7", false)]
    [InlineData(null, false)]
    public async Task Endpoint_WithoutAPolicy_AnswersThisMachineOnly(string? address, bool isAllowed)
    {
        var forgotten = new DefaultHttpContext();
        forgotten.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        forgotten.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), 0, [], null));

        Assert.Equal(isAllowed, await IsAllowedAsync(forgotten));
        Assert.True(await IsAllowedAsync(new DefaultHttpContext()));
    }

    private async Task<bool> IsAllowedAsync(HttpContext http)
    {
        var fallback = await app.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        return (await app.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, http, fallback!)).Succeeded;
    }
}
