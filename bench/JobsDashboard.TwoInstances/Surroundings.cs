using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using JobsDashboard.IdentityProvider;

namespace JobsDashboard.TwoInstances;

/// <summary>Two instances of the program in Production, a provider where users sign in, and HAProxy in front; all on loopback ports.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private const string Configuration = "docs/deploy/haproxy.cfg";

    private readonly string _program;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-two-instances-");
    private readonly Dictionary<string, Process> _processes = [];
    private readonly Dictionary<string, int> _ports;

    public Surroundings(string program)
    {
        _program = program;
        _ports = FreePorts("front", "one", "two");
        Address = new Uri($"https://127.0.0.1:{_ports["front"]}/");
    }

    /// <summary>Where HAProxy listens.</summary>
    public Uri Address { get; }

    public ProviderUser User { get; } = new("ben", "201102", "vision");

    public OpenIdProvider? Provider { get; private set; }

    public async Task StartAsync()
    {
        Provider = await OpenIdProvider.StartAsync(User);
        await Provider.AddClientAsync([new Uri(Address, "signin-oidc")], new Uri(Address, "signout-callback-oidc"));
        await File.WriteAllTextAsync(PathOf("provider.pem"), Provider.Certificate.ExportCertificatePem());
        using var front = LoopbackCertificate.Create();
        await File.WriteAllTextAsync(PathOf("front.pem"), front.ExportCertificatePem() + "\n" + KeyOf(front));

        await Run("seed", "seed", "--count", "300").WaitForExitAsync();
        await StartInstanceAsync("one");
        await StartInstanceAsync("two");
        await File.WriteAllTextAsync(PathOf("haproxy.cfg"), Here(await File.ReadAllTextAsync(Configuration)));
        var proxy = Start("haproxy", new ProcessStartInfo("haproxy", ["-db", "-f", PathOf("haproxy.cfg")]));
        using var client = TrustingClient();
        await ReadyAsync(proxy, client, new Uri(Address, "health/ready"));
    }

    /// <summary>A client that keeps no cookies and does not follow redirects.</summary>
    public static HttpClient TrustingClient() => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    /// <summary>Ends an instance without a warning, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(string name)
    {
        _processes[name].Kill();
        await _processes[name].WaitForExitAsync();
    }

    public async Task StartInstanceAsync(string name)
    {
        var instance = Run(name, "serve", $"--urls=http://127.0.0.1:{_ports[name]}");
        using var client = TrustingClient();
        await ReadyAsync(instance, client, new Uri($"http://127.0.0.1:{_ports[name]}/health/ready"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values)
        {
            using (process)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
        if (Provider is not null)
        {
            await Provider.DisposeAsync();
        }
        _folder.Delete(recursive: true);
    }

    // The configuration of the documentation, with the names and addresses of here.
    private string Here(string configuration) => new (string There, string Here)[]
    {
        ("    bind :80\n", ""),
        ("bind :443 ssl crt /etc/haproxy/jobs.example.com.pem", $"bind 127.0.0.1:{_ports["front"]} ssl crt {PathOf("front.pem")}"),
        ("hdr Host jobs.example.com", "hdr Host 127.0.0.1"),
        ("10.0.0.11:5080", $"127.0.0.1:{_ports["one"]}"),
        ("10.0.0.12:5080", $"127.0.0.1:{_ports["two"]}"),
    }.Aggregate(configuration, (text, name) => text.Contains(name.There, StringComparison.Ordinal)
        ? text.Replace(name.There, name.Here, StringComparison.Ordinal)
        : throw new InvalidOperationException($"{Configuration} has no '{name.There}' any more."));

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    private Process Run(string name, params string[] arguments) => Start(name, new ProcessStartInfo("dotnet", [_program, .. arguments])
    {
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            // Trusts the provider, whose certificate no authority has signed.
            ["SSL_CERT_FILE"] = PathOf("provider.pem"),
            ["AllowedHosts"] = "127.0.0.1",
            ["ConnectionStrings__Jobs"] = $"Data Source={PathOf("jobs.db")}",
            ["Jobs__Proxies__0"] = "127.0.0.1",
            ["Jobs__Auth__Mode"] = "Oidc",
            ["Jobs__Auth__Authority"] = Provider!.Address.ToString(),
            ["Jobs__Auth__ClientId"] = OpenIdProvider.ClientId,
            ["Jobs__Auth__ClientSecret"] = OpenIdProvider.ClientSecret,
            ["Jobs__Auth__Scopes"] = "openid profile groups",
            ["Jobs__Auth__Groups__vision__0"] = "GlobalAdmin",
            ["Logging__LogLevel__Default"] = "Warning",
        },
    });

    private Process Start(string name, ProcessStartInfo start) => _processes[name] = Process.Start(start)!;

    private static async Task ReadyAsync(Process process, HttpClient client, Uri health)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                using var answer = await client.GetAsync(health);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        throw new InvalidOperationException(
            process.HasExited ? $"{process.StartInfo.FileName} ended with {process.ExitCode}." : $"{health} did not become ready in two minutes.");
    }

    private static Dictionary<string, int> FreePorts(params string[] names)
    {
        var listeners = names.ToDictionary(name => name, _ => new TcpListener(IPAddress.Loopback, 0));
        foreach (var listener in listeners.Values)
        {
            listener.Start();
        }
        var ports = listeners.ToDictionary(one => one.Key, one => ((IPEndPoint)one.Value.LocalEndpoint).Port);
        foreach (var listener in listeners.Values)
        {
            listener.Dispose();
        }
        return ports;
    }
}
