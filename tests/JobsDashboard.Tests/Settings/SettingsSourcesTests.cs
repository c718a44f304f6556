using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Settings;

/// <summary>Where settings come from, and which of them win.</summary>
public sealed class SettingsSourcesTests(DashboardApplication app) : IClassFixture<DashboardApplication>
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

    [Theory]
    [InlineData("/api/v1/jobs", "application/json", "\"Code\":\"BadRequest\"")]
    [InlineData("/api/nowhere", "application/json", "\"HostId\":\"jobs.example.com\"")]
    [InlineData("/jobs", null, "AllowedHosts")]
    public async Task Host_OfAnotherName_IsRefusedInTheAskersFormat(string path, string? format, string part)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "jobs.example.com";

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(format, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
