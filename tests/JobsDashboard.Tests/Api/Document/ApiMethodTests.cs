using System.Text.Json.Nodes;
using JobsDashboard.Api.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api.Document;

public sealed class ApiMethodTests(ListeningApplication app) : IClassFixture<ListeningApplication>
{
    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("QUERY")]
    [InlineData("NEVER-HEARD")]
    public async Task Operation_AskedForByAnotherMethod_SaysWhichAreAllowed(string method)
    {
        app.StartServer();
        var paths = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Replace("{JobId}", "x", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, paths.Count);

        foreach (var path in paths)
        {
            var answer = await app.SendAsync($"{method} {path}", TestContext.Current.CancellationToken);

            Assert.Equal(405, answer.Status);
            Assert.Equal("GET, HEAD", answer.Headers["Allow"]);
            Assert.Equal("MethodNotAllowed", (string?)JsonNode.Parse(answer.Body)!["Code"]);
        }
    }
}
