using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Answers;

/// <summary>HEAD is answered wherever GET is, with the same status and headers, and without a body.</summary>
public sealed class HeadAnswersTests(ListeningApplication app) : IClassFixture<ListeningApplication>, IAsyncLifetime
{
    // These differ from one answer to the next, or say how the body is sent.
    private static readonly string[] s_perAnswer = ["Date", "x-acs-request-id", "Transfer-Encoding"];

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await app.AddAsync(new JobItem { JobId = "dlc1", DisplayName = "resnet", GmtCreateTime = app.Now.AddHours(-1) });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/", 302)]
    [InlineData("/jobs", 200)]
    [InlineData("/jobs?PageSize=0", 200)]
    [InlineData("/jobs/dlc1", 200)]
    [InlineData("/jobs/none", 404)]
    [InlineData("/error", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/app.css", 200)]
    [InlineData("/nothing.css", 404)]
    [InlineData("/api/v1/jobs", 200)]
    [InlineData("/api/v1/jobs?PageSize=0", 400)]
    [InlineData("/api/v1/jobs/dlc1", 200)]
    [InlineData("/api/v1/jobs/none", 404)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/api/ext/v1/facets", 200)]
    [InlineData("/api/ext/v1/histogram", 200)]
    [InlineData("/api/ext/v1/suggest?Field=Status", 200)]
    [InlineData("/api/ext/v1/suggest", 400)]
    [InlineData("/api/ext/v1/export", 200)]
    [InlineData("/api/ext/v1/export?Format=csv", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/openapi/v9.json", 404)]
    [InlineData("/api-docs", 302)]
    [InlineData("/api-docs/", 200)]
    [InlineData("/api-docs/scalar.js", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/health/nothing", 404)]
    public async Task Head_OfAnyPath_HasTheStatusAndHeadersOfGet(string path, int status)
    {
        var get = await app.SendAsync($"GET {path}", _token);
        var head = await app.SendAsync($"HEAD {path}", _token);

        Assert.Equal((status, status), (get.Status, head.Status));
        Assert.Equal("", head.Body);
        Assert.Equal(Comparable(get), Comparable(head));
    }

    [Fact]
    public void Endpoint_ThatAnswersGet_AnswersHead()
    {
        app.StartServer();
        var methods = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => (endpoint.DisplayName, endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods))
            .Where(endpoint => endpoint.HttpMethods?.Contains("GET") == true)
            .ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, endpoint => Assert.Contains("HEAD", endpoint.HttpMethods!));
    }

    private static IEnumerable<string> Comparable(RawAnswer answer) =>
        from header in answer.Headers
        where !s_perAnswer.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && header is not { Key: "Content-Length", Value: "0" }
        orderby header.Key
        select $"{header.Key}: {Comparable(header.Key, header.Value)}";

    // A cookie and the nonce of a policy are new each time.
    private static string Comparable(string name, string value) => name switch
    {
        "Set-Cookie" => value.Split('=')[0],
        "Content-Security-Policy" => string.Join(' ', value.Split(' ').Where(part => !part.StartsWith("'nonce-", StringComparison.Ordinal))),
        _ => value,
    };
}
