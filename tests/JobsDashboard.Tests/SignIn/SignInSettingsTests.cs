using JobsDashboard.Settings;
using JobsDashboard.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

/// <summary>What the program refuses to start with. <c>StartTests</c> has the sentence and the exit code of the whole program.</summary>
public sealed class SignInSettingsTests
{
    private const string Authority = "Jobs:Auth:Authority=https://id.example.com";
    private const string Client = "Jobs:Auth:ClientId=jobs";
    private const string Hosts = "AllowedHosts=jobs.example.com";

    [Fact]
    public void Settings_OfEachMode_AreTaken()
    {
        Check(isDevelopment: true);
        Check(isDevelopment: true, "Jobs:Auth:Mode=Local", "AllowedHosts=*");
        CheckOidc(isDevelopment: false, Authority, Client, Hosts);
        CheckOidc(isDevelopment: false, Authority, Client, Hosts, "ConnectionStrings:Jobs=Data Source=/path/jobs.db");
        CheckOidc(isDevelopment: false, Authority, Client, "AllowedHosts=*", "Jobs:Proxies:0=10.0.0.7", "Jobs:Proxies:1=fd00::/8");
        CheckOidc(isDevelopment: true, "Jobs:Auth:Authority=http://localhost:8080/realms/x", Client, "AllowedHosts=*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Jobs:Auth:Mode=Local")]
    public void Production_WhereNobodySignsIn_IsRefused(string setting) => Assert.Equal(
        "With the setting Jobs:Auth:Mode 'Local' nobody signs in, which is for development only: set it to Oidc, with "
        + "Jobs:Auth:Authority and Jobs:Auth:ClientId; or, to try the dashboard on this machine alone, set "
        + "ASPNETCORE_ENVIRONMENT to Development.",
        RefusalOf(() => Check(isDevelopment: false, setting)));

    [Fact]
    public void Proxy_WhereNobodySignsIn_IsRefused() => Assert.Equal(
        "The setting Jobs:Proxies needs Jobs:Auth:Mode Oidc: where nobody signs in, no proxy may stand in front.",
        RefusalOf(() => Check(isDevelopment: true, "Jobs:Proxies:0=127.0.0.1")));

    [Theory]
    [InlineData("", "; expected the address of the OpenID Connect provider, with https.")]
    [InlineData("id.example.com", "; expected the address of the OpenID Connect provider, with https.")]
    [InlineData("file:///id", "; expected the address of the OpenID Connect provider, with https.")]
    [InlineData("http://id.example.com", "; expected https, because over http anybody on the way could sign in as anybody.")]
    [InlineData("http://localhost:8080", "; expected https, because over http anybody on the way could sign in as anybody.")]
    public void Authority_ThatCannotBeTrusted_IsRefused(string authority, string problem) => Assert.Equal(
        $"The setting Jobs:Auth:Authority is '{authority}'{problem}",
        RefusalOf(() => CheckOidc(isDevelopment: false, $"Jobs:Auth:Authority={authority}", Client, Hosts)));

    [Fact]
    public void Authority_OverHttpElsewhere_IsRefusedInDevelopmentToo() => Assert.Contains(
        "expected https", RefusalOf(() => CheckOidc(isDevelopment: true, "Jobs:Auth:Authority=http://id.example.com", Client)), StringComparison.Ordinal);

    [Fact]
    public void Client_WithoutAName_IsRefused() => Assert.Equal(
        "The setting Jobs:Auth:ClientId is not set; expected the name that the provider knows this dashboard by.",
        RefusalOf(() => CheckOidc(isDevelopment: false, Authority, Hosts)));

    [Theory]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("jobs.example.com;*")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    public void Host_OfAnyName_IsRefusedWithoutProxies(string hosts) => Assert.Equal(
        $"The setting AllowedHosts is '{hosts}'; expected the names by which users reach the dashboard, or in Jobs:Proxies the proxies that see to it.",
        RefusalOf(() => CheckOidc(isDevelopment: false, Authority, Client, $"AllowedHosts={hosts}")));

    [Theory]
    [InlineData("proxy.example.com")]
    [InlineData("10.0.0.0/99")]
    public void Proxy_ThatIsNoAddress_IsRefused(string proxy) => Assert.Equal(
        $"The setting Jobs:Proxies:0 is '{proxy}'; expected an address such as 10.0.0.7, or a network such as 10.1.0.0/16.",
        RefusalOf(() => CheckOidc(isDevelopment: false, Authority, Client, Hosts, $"Jobs:Proxies:0={proxy}")));

    [Fact]
    public void Proxies_ThatAreEverybody_AreRefused() => Assert.Equal(
        "The setting ForwardedHeaders_Enabled believes everybody who says to be a proxy; name your proxies in Jobs:Proxies.",
        RefusalOf(() => CheckOidc(isDevelopment: false, Authority, Client, Hosts, "FORWARDEDHEADERS_ENABLED=TRUE")));

    [Theory]
    [InlineData("Root")]
    [InlineData("Member")]
    [InlineData("Member:")]
    [InlineData("globaladmin")]
    [InlineData("Owner:ws")]
    public void Right_ThatIsNone_IsRefused(string right) => Assert.Equal(
        $"The setting Jobs:Auth:Groups:ops:0 is '{right}'; expected GlobalAdmin, Member:<WorkspaceId> or Admin:<WorkspaceId>.",
        RefusalOf(() => GroupRights.Read(Read($"Jobs:Auth:Groups:ops:0={right}").Settings.Groups)));

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=jobs;Mode=Memory;Cache=Shared")]
    public void KeyRing_ThatIsLostAtAStop_IsRefused(string database) => Assert.Equal(
        "The setting ConnectionStrings:Jobs names a database in memory, and the keys of cookies and secrets in it would be lost at every stop; "
        + "expected a file, as in Data Source=/path/jobs.db.",
        RefusalOf(() => CheckOidc(isDevelopment: false, Authority, Client, Hosts, $"ConnectionStrings:Jobs={database}")));

    private static string RefusalOf(Action check) => Assert.Throws<RefusedSettingException>(check).Message;

    private static void CheckOidc(bool isDevelopment, params string[] settings) => Check(isDevelopment, ["Jobs:Auth:Mode=Oidc", .. settings]);

    private static void Check(bool isDevelopment, params string[] settings)
    {
        var (configuration, read) = Read(settings);
        SignInSettings.Check(read, configuration, isDevelopment);
    }

    private static (IConfiguration Configuration, DashboardSettings Settings) Read(params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Where(setting => setting.Length > 0).Select(setting => setting.Split('=', 2))
                .Select(setting => KeyValuePair.Create(setting[0], (string?)setting[1]))).Build();
        return (configuration, DashboardSettings.Read(configuration));
    }
}
