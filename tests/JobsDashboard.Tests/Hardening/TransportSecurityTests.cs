using JobsDashboard.Hardening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace JobsDashboard.Tests.Hardening;

/// <summary>In Production a browser is told to come back over https only, by errors too.</summary>
public sealed class TransportSecurityTests
{
    [Theory]
    [InlineData("Production", "https://jobs.example.com/", true)]
    [InlineData("Production", "https://jobs.example.com/fail", true)]
    [InlineData("Production", "http://jobs.example.com/", false)]
    [InlineData("Production", "https://localhost/", false)]
    [InlineData("Development", "https://jobs.example.com/", false)]
    public async Task Header_IsSentInProductionOverHttps(string environment, string address, bool isSent)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        SecurityHeaders.AddTo(builder.Services);
        await using var app = builder.Build();
        app.UseExceptionHandler(failed => failed.Run(_ => Task.CompletedTask));
        app.MapGet("/", () => "");
        app.MapGet("/fail", string () => throw new InvalidOperationException());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        using var answer = await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);

        Assert.Equal(isSent ? ["max-age=31536000"] : [], answer.Headers.TryGetValues("Strict-Transport-Security", out var sent) ? sent : []);
    }
}
