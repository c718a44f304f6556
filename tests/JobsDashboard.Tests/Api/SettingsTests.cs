using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api;

public sealed class SettingsTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
    [Fact]
    public void DevelopmentSettings_UnderTheTestsHost_AreThoseAtTheTop()
    {
        var settings = app.Services.GetRequiredService<IConfiguration>();

        Assert.Equal("Development", app.Services.GetRequiredService<IWebHostEnvironment>().EnvironmentName);
        Assert.Equal("Sqlite", settings["Jobs:Database:Provider"]);
        Assert.Equal("localhost;127.0.0.1;[::1]", settings["AllowedHosts"]);
    }

    [Fact]
    public void Settings_OfTheHost_WinOverFiles() =>
        Assert.Equal("0", app.Services.GetRequiredService<IConfiguration>()["Jobs:DemoJobs"]);

    [Fact]
    public async Task Host_OfAnotherName_IsRefused()
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs");
        request.Headers.Host = "jobs.example.com";

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
