using JobsDashboard.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace JobsDashboard.Tests.Settings;

public sealed class DashboardSettingsTests
{
    [Fact]
    public void Settings_AreReadByTheirFullNames()
    {
        var settings = Read(
            ("ConnectionStrings:Jobs", "Server=main"),
            ("ConnectionStrings:JobsReadOnly", "Server=copy"),
            ("jobs:database:provider", "sqlserver"),
            ("Jobs:Database:FullTextLanguage", "1033"),
            ("Jobs:DemoJobs", "100000000"),
            ("Jobs:Auth:Mode", "Local"),
            ("Jobs:AllowedOrigins", "https://jobs.example.com;http://[::1]:8080;"),
            ("Jobs:QueryTimeout", "600"),
            ("Jobs:Secrets:Names", "license_no,*_pin"),
            ("Jobs:Secrets:Pattern", "EMP-[0-9]{4}"),
            ("Jobs:Secrets:ShownByApi", "true"),
            ("Jobs:KeyRing", "/keys"),
            ("Jobs:KeyRingCertificate", "/ring.pfx"),
            ("Jobs:KeyRingCertificatePassword", "secret"),
            ("Jobs:Telemetry:Endpoint", "http://127.0.0.1:4318"));

        Assert.Equal(("Server=main", "Server=copy"), (settings.ConnectionString, settings.ReadOnlyConnectionString));
        Assert.Equal((DatabaseProvider.SqlServer, 1033, false), (settings.Provider, settings.FullTextLanguage, settings.IsEmbedded));
        Assert.Equal(("license_no,*_pin", "EMP-[0-9]{4}", true), (settings.SecretNames, settings.SecretPattern, settings.SecretsShownByApi));
        Assert.Equal((100_000_000, AuthMode.Local, 600, "/keys"), (settings.DemoJobs, settings.AuthMode, settings.QueryTimeout, settings.KeyRingFolder));
        Assert.Equal(["https://jobs.example.com", "http://[::1]:8080"], OriginListAttribute.Split(settings.OtherOrigins));
        Assert.Equal(("/ring.pfx", "secret"), (settings.KeyRingCertificate, settings.KeyRingCertificatePassword));
        Assert.Equal("http://127.0.0.1:4318", settings.TelemetryEndpoint);
    }

    [Fact]
    public void Settings_ThatAreAbsentOrEmpty_AreNotSet()
    {
        foreach (var settings in new[]
        {
            Read(),
            Read(("Jobs:Database:Provider", ""), ("Jobs:Database:FullTextLanguage", ""), ("Jobs:DemoJobs", ""), ("Jobs:QueryTimeout", "")),
        })
        {
            Assert.True(settings.IsEmbedded);
            Assert.Equal((null, null, null), (settings.FullTextLanguage, settings.DemoJobs, settings.QueryTimeout));
        }
    }

    [Theory]
    [InlineData("Jobs:Database:Provider", "Oracle", "Sqlite or SqlServer")]
    [InlineData("Jobs:Database:Provider", "7", "Sqlite or SqlServer")]
    [InlineData("Jobs:Database:FullTextLanguage", "zh", "the number of a language (LCID), such as 2052 or 1033")]
    [InlineData("Jobs:Database:FullTextLanguage", "-1", "the number of a language (LCID), such as 2052 or 1033")]
    [InlineData("Jobs:DemoJobs", "abc", "a whole number from 0 to 100000000")]
    [InlineData("Jobs:DemoJobs", "-1", "a whole number from 0 to 100000000")]
    [InlineData("Jobs:DemoJobs", "100000001", "a whole number from 0 to 100000000")]
    [InlineData("Jobs:Auth:Mode", "None", "Local or Oidc")]
    [InlineData("Jobs:AllowedOrigins", "*", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "https://*.example.com", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "jobs.example.com", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "https://a.example/", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "https://a.example,https://b.example", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "https://a.example;ftp://b.example", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", ";", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "https://user@a.example", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:AllowedOrigins", "https://a.example:99999", "origins such as https://jobs.example.com, with semicolons between them")]
    [InlineData("Jobs:QueryTimeout", "0", "a whole number of seconds from 1 to 600")]
    [InlineData("Jobs:QueryTimeout", "601", "a whole number of seconds from 1 to 600")]
    [InlineData("Jobs:QueryTimeout", "ten", "a whole number of seconds from 1 to 600")]
    [InlineData("Jobs:QueryTimeout", "1.5", "a whole number of seconds from 1 to 600")]
    [InlineData("Jobs:QueryTimeout", "-1", "a whole number of seconds from 1 to 600")]
    [InlineData("Jobs:QueryTimeout", "99999999999", "a whole number of seconds from 1 to 600")]
    [InlineData("Jobs:Secrets:Names", "*", "names with commas between them, such as license_no,*_pin, of letters, digits, . - _ and * for any text")]
    [InlineData("Jobs:Secrets:Pattern", "(", "a regular expression of at most 2000 characters that matches no empty text, without lookarounds")]
    [InlineData("Jobs:Secrets:Pattern", "(?=x)y", "a regular expression of at most 2000 characters that matches no empty text, without lookarounds")]
    [InlineData("Jobs:Secrets:ShownByApi", "sometimes", "true or false")]
    public void Setting_ThatMakesNoSense_IsRefusedInASentence(string name, string value, string expected) =>
        Assert.Equal(
            $"The setting {name} is '{value}'; expected {expected}.",
            Assert.Throws<RefusedSettingException>(() => Read((name, value))).Message);

    [Fact]
    public void Settings_SeveralThatMakeNoSense_AreASentenceEach() =>
        Assert.Equal(2, Assert.Throws<RefusedSettingException>(() => Read(("Jobs:DemoJobs", "x"), ("Jobs:QueryTimeout", "x"))).Message.Split('\n').Length);

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore")]
    [InlineData("Logging:Console:LogLevel:Default")]
    [InlineData("Logging:Console:LogToStandardErrorThreshold")]
    public void LogLevel_ThatIsNone_IsRefusedWithTheNameOfItsSetting(string name)
    {
        Assert.Equal(
            $"The setting {name} is 'Loud'; expected one of Trace, Debug, Information, Warning, Error, Critical, None.",
            Assert.Throws<RefusedSettingException>(() => LogLevels.Check(Configuration((name, "Loud")))).Message);
        LogLevels.Check(Configuration((name, "warning"), ("Logging:Console:FormatterName", "Loud"), ("Logging:LogLevel:Empty", "")));
    }

    private static DashboardSettings Read(params (string Name, string Value)[] settings) => DashboardSettings.Read(Configuration(settings));

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
