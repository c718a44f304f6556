using JobsDashboard.Hosting;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace JobsDashboard.Tests.Hosting;

public sealed class ServerAddressesTests
{
    private const string Malformed = "expected an address such as http://127.0.0.1:5080, with a port of at most 65535.";
    private const string Reachable =
        "other machines can reach it, and with Jobs:Auth:Mode Local nobody signs in; listen on 127.0.0.1 or localhost.";

    [Fact]
    public void Nothing_Said_IsTheDefault() => Assert.Equal("http://127.0.0.1:5080", UrlsOf([]));

    [Theory]
    [InlineData("http://127.0.0.1:5099")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.2:5099")]
    [InlineData("http://localhost:5099")]
    [InlineData("http://LOCALHOST:5099")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://127.0.0.1:5099;http://[::1]:5099")]
    [InlineData("https://127.0.0.1:65535")]
    [InlineData("http://unix:/run/jobs.sock")]
    public void Urls_OfThisMachine_AreObeyed(string urls) => Assert.Equal(urls, UrlsOf(("Urls", urls)));

    [Fact]
    public void Endpoint_OfThisMachine_TakesThePlaceOfTheDefault() =>
        Assert.Null(UrlsOf(("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:5099")));

    [Theory]
    [InlineData("http://127.0.0.1:99999", Malformed)]
    [InlineData("http://127.0.0.1:65536", Malformed)]
    [InlineData("http://127.0.0.1:abc", Malformed)]
    [InlineData("http://127.0.0.1:-1", Malformed)]
    [InlineData("http://127.0.0.1:5080/base", Malformed)]
    [InlineData("ftp://127.0.0.1:5080", Malformed)]
    [InlineData("nowhere", Malformed)]
    [InlineData("127.0.0.1:5080", Malformed)]
    [InlineData("http://localhost:0", "expected a port, because localhost is two addresses; http://127.0.0.1:0 takes any free port.")]
    [InlineData("http://0.0.0.0:5080", Reachable)]
    [InlineData("http://*:5080", Reachable)]
    [InlineData("http://+:5080", Reachable)]
    [InlineData("http://[::]:5080", Reachable)]
    [InlineData("http://192.168.1.2:5080", Reachable)]
    [InlineData("http://example.org:5080", Reachable)]
    [InlineData("http://localhost.example.org:5080", Reachable)]
    public void Address_ThatCannotOrMustNotBeListenedAt_IsRefusedWithTheNameOfItsSetting(string address, string problem)
    {
        foreach (var (setting, name) in new[] { ("URLS", "Urls"), ("Kestrel:Endpoints:A:Url", "Kestrel:Endpoints:A:Url") })
        {
            Assert.Equal($"The setting {name} has '{address}'; {problem}", RefusalOf((setting, address)));
        }
    }

    [Fact]
    public void Address_AmongGoodOnes_IsTheOneThatIsNamed() =>
        Assert.Equal($"The setting Urls has 'http://*:2'; {Reachable}", RefusalOf(("Urls", "http://127.0.0.1:1;http://*:2")));

    [Theory]
    [InlineData("http_ports", "8080", "The setting HTTP_PORTS has 'http://*:8080'; " + Reachable)]
    [InlineData("https_ports", "8443", "The setting HTTPS_PORTS has 'https://*:8443'; " + Reachable)]
    [InlineData("http_ports", "99999", "The setting HTTP_PORTS has 'http://*:99999'; " + Malformed)]
    public void Ports_OfAllAddresses_AreRefused(string setting, string ports, string sentence) =>
        Assert.Equal(sentence, RefusalOf((setting, ports)));

    [Theory]
    [InlineData("Urls", "http://127.0.0.1:5099")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://127.0.0.1:5099")]
    public void Ports_BesideAnAddress_AreLeftToAspNet_WhichIgnoresThem(string setting, string address) =>
        UrlsOf(("http_ports", "8080"), (setting, address));

    [Fact]
    public void Endpoint_WithoutAnAddress_IsRefused() =>
        Assert.Equal($"The setting Kestrel:Endpoints:A:Url has ''; {Malformed}", RefusalOf(("Kestrel:Endpoints:A:Protocols", "Http1")));

    [Theory]
    [InlineData("https://0.0.0.0:443")]
    [InlineData("https://*:443")]
    [InlineData("http://192.168.1.2:5080")]
    [InlineData("http://jobs.example.com:5080")]
    public void Address_ThatOthersReach_IsListenedAtWhereUsersSignIn(string address) => Assert.Equal(address, UrlsOf(true, ("Urls", address)));

    /// <summary>An address that no setting names, such as one that was added while the server ran.</summary>
    [Fact]
    public async Task Address_FromElsewhere_IsRefusedWhenItIsOpened()
    {
        var builder = WebApplication.CreateBuilder();
        builder.UseServerAddresses(needsSignIn: false);
        await using var app = builder.Build();
        app.Urls.Add("http://0.0.0.0:0");

        var refusal = await Assert.ThrowsAsync<RefusedSettingException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal($"The server was told to listen at 0.0.0.0:0; {Reachable}", refusal.Message);
    }

    private static string RefusalOf(params (string Name, string Value)[] settings) =>
        Assert.Throws<RefusedSettingException>(() => UrlsOf(settings)).Message;

    private static string? UrlsOf(params (string Name, string Value)[] settings) => UrlsOf(needsSignIn: false, settings);

    private static string? UrlsOf(bool needsSignIn, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.UseServerAddresses(needsSignIn);
        return builder.Configuration["urls"];
    }
}
