using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>A start with a bad setting, of this program or of ASP.NET, ends with a sentence and an exit code.</summary>
public sealed class StartTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Jobs__DemoJobs=abc", "The setting Jobs:DemoJobs is 'abc'; ")]
    [InlineData("Jobs__QueryTimeout=0", "The setting Jobs:QueryTimeout is '0'; ")]
    [InlineData("Jobs__Database__Provider=Oracle", "The setting Jobs:Database:Provider is 'Oracle'; ")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:99999", "The setting Urls has 'http://127.0.0.1:99999'; ")]
    [InlineData("DOTNET_URLS=http://127.0.0.1:99999", "The setting Urls has 'http://127.0.0.1:99999'; ")]
    [InlineData("Urls=http://127.0.0.1:99999", "The setting Urls has 'http://127.0.0.1:99999'; ")]
    [InlineData("ASPNETCORE_URLS=http://*:5099", "The setting Urls has 'http://*:5099'; ")]
    [InlineData("ASPNETCORE_HTTP_PORTS=8080", "The setting HTTP_PORTS has 'http://*:8080'; ")]
    [InlineData("Kestrel__Endpoints__A__Url=http://[::]:5099", "The setting Kestrel:Endpoints:A:Url has 'http://[::]:5099'; ")]
    [InlineData("Urls=http://pipe:/jobs", "The program cannot start with its settings: ")]
    [InlineData("ASPNETCORE_APPLICATIONNAME=Other", "The program cannot start with its settings: ")]
    [InlineData("Logging__LogLevel__Default=Loud", "The setting Logging:LogLevel:Default is 'Loud'; ")]
    [InlineData("DOTNET_hostBuilder__reloadConfigOnChange=maybe", "The program cannot start with its settings: ")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Production", "With the setting Jobs:Auth:Mode 'Local' nobody signs in, which is for development only: ")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Staging", "With the setting Jobs:Auth:Mode 'Local' nobody signs in, which is for development only: ")]
    [InlineData("Jobs__Proxies__0=127.0.0.1", "The setting Jobs:Proxies needs Jobs:Auth:Mode Oidc: ")]
    [InlineData("Jobs__PathBase=jobs/", "The setting Jobs:PathBase is 'jobs/'; expected a path such as /dashboard, ")]
    public async Task Serving_WithABadSetting_IsRefusedInOneSentence(string setting, string start)
    {
        var (exitCode, output, errors) = await _shell.RunAsync(Database(setting.Split('=', 2)), "serve");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(start, errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
    }

    [Theory]
    [InlineData("Jobs__DemoJobs=abc", "The setting Jobs:DemoJobs is 'abc'; expected a whole number from 0 to 100000000.")]
    [InlineData("Logging__LogLevel__Default=Loud", "The setting Logging:LogLevel:Default is 'Loud'; expected one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    public async Task Command_WithABadSetting_IsRefusedInOneSentence(string setting, string sentence)
    {
        Assert.Equal((2, "", sentence), await _shell.RunAsync(Database(setting.Split('=', 2)), "seed", "--count", "1"));
        Assert.Equal((2, "", sentence), await _shell.RunAsync(Database(setting.Split('=', 2)), "check"));
    }

    [Theory]
    [InlineData("{\n  \"Jobs\": {\n  oops", "line 3 is not JSON.")]
    [InlineData("[]", "Top-level JSON element must be an object. Instead, 'Array' was found.")]
    public async Task SettingsFile_ThatCannotBeRead_IsNamed(string text, string problem)
    {
        var environment = $"Broken{Guid.NewGuid():N}";
        var file = Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var refused = await _shell.RunAsync(Database("ASPNETCORE_ENVIRONMENT", environment), "serve");

        File.Delete(file);
        Assert.Equal((2, "", $"Failed to load configuration from file '{file}': {problem}"), refused);
    }

    [Fact]
    public async Task Address_InUse_IsNamed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Assert.Equal(InUse(other), await _shell.RunAsync(Database("ASPNETCORE_URLS", Address(other)), "serve"));
        Assert.Equal(InUse(other), await _shell.RunAsync(Database("Kestrel__Endpoints__A__Url", Address(other)), "serve"));
    }

    /// <summary>Each source names a port that is in use, and the refusal tells which one was obeyed.</summary>
    [Fact]
    public async Task Address_FromSeveralSources_IsThatOfTheStrongest()
    {
        string[] strongestFirst = ["--urls", "Urls", "DOTNET_URLS", "ASPNETCORE_URLS"];
        var listeners = strongestFirst.Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());

        for (var strongest = 0; strongest < strongestFirst.Length; strongest++)
        {
            var settings = Database("Jobs__DemoJobs", "0");
            for (var source = Math.Max(1, strongest); source < strongestFirst.Length; source++)
            {
                settings[strongestFirst[source]] = Address(listeners[source]);
            }
            string[] arguments = strongest == 0 ? ["serve", $"--urls={Address(listeners[0])}"] : ["serve"];

            Assert.Equal(InUse(listeners[strongest]), await _shell.RunAsync(settings, arguments));
        }
        listeners.ForEach(listener => listener.Dispose());
    }

    private Dictionary<string, string> Database(params string[] setting) => new()
    {
        ["ConnectionStrings__Jobs"] = $"Data Source={_shell.Database}",
        [setting[0]] = setting[1],
    };

    private static string Address(TcpListener listener) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    private static (int ExitCode, string Output, string Errors) InUse(TcpListener listener) =>
        (2, "", $"Failed to bind to address {Address(listener)}: address already in use; choose another address, such as --urls=http://127.0.0.1:5090.");
}
