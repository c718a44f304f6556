using System.Net;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

/// <summary>Behind a proxy: whose headers are believed, and what becomes of addresses.</summary>
public sealed class ProxyTests
{
    private static readonly (string, string)[] s_headers =
        [("X-Forwarded-For", "192.0.2.43"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "jobs.example.com")];

    [Theory]
    [InlineData("10.0.0.7", "https://jobs.example.com/sign-in?ReturnUrl=%2Fjobs")]
    [InlineData("10.1.2.3", "https://jobs.example.com/sign-in?ReturnUrl=%2Fjobs")]
    [InlineData("::ffff:10.0.0.7", "https://jobs.example.com/sign-in?ReturnUrl=%2Fjobs")]
    [InlineData("10.0.0.8", "https://localhost/sign-in?ReturnUrl=%2Fjobs")]
    [InlineData("127.0.0.1", "https://localhost/sign-in?ReturnUrl=%2Fjobs")]
    public async Task Headers_AreBelieved_OfTheProxiesInTheSettingsOnly(string address, string expected)
    {
        await using var app = new SignInApplication { RemoteAddress = IPAddress.Parse(address) }
            .With("Jobs:Proxies:0", "10.0.0.7").With("Jobs:Proxies:1", "10.1.0.0/16").With("AllowedHosts", "jobs.example.com;localhost");

        using var answer = await app.GetAsync("/jobs", null, s_headers);

        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Host_ThatAProxyPassesOn_HasToBeAllowed()
    {
        await using var app = new SignInApplication { RemoteAddress = IPAddress.Parse("10.0.0.7") }
            .With("Jobs:Proxies:0", "10.0.0.7").With("AllowedHosts", "localhost");

        Assert.Equal(HttpStatusCode.BadRequest, await app.StatusAsync("/jobs", null, s_headers));
    }

    [Theory]
    [InlineData("/dash/jobs")]
    [InlineData("/jobs")]
    public async Task Path_ThatAProxyKeepsOrTakesOff_IsInEveryAddress(string path)
    {
        await using var app = new SignInApplication().With("Jobs:PathBase", "/dash");

        using var answer = await app.GetAsync(path);

        Assert.Equal("https://localhost/dash/sign-in?ReturnUrl=%2Fdash%2Fjobs", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Links_OfAPageBelowAPath_AreBelowIt()
    {
        await using var app = new SignInApplication().With("Jobs:PathBase", "/dash");
        await app.AddAsync(new Jobs.Items.JobItem { JobId = "one", UserId = "ada", GmtCreateTime = app.Now.AddHours(-1) });

        using var answer = await app.GetAsync("/dash/jobs", await app.SignInAsync("ada"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("<base href=\"/dash/\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"jobs/one\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(href|src|action)=\"/(?!dash/)", html);
    }

    [Fact]
    public async Task SigningIn_OverHttp_IsRefusedWithAReason()
    {
        await using var app = new SignInApplication();
        using var client = app.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });

        using var answer = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        Assert.Equal("/sign-in/failed?Reason=NeedsHttps&ReturnUrl=%2F", answer.Headers.Location!.OriginalString);
    }
}
