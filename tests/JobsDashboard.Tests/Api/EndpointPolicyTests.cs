using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>An endpoint that does not say who may ask it.</summary>
public sealed class EndpointPolicyTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
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
