using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Recorder;

/// <summary>The program on a free loopback port, with a clock that stands still, over demo jobs and jobs of the recorder's own.</summary>
internal sealed class RunningProduct : WebApplicationFactory<Program>
{
    private const int DemoJobCount = 5_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-recorder-");
    private readonly Dictionary<string, Signature> _signatures = [];
    private HttpClient? _client;

    private RunningProduct() => UseKestrel(0);

    public TimeProvider Clock { get; } = new StoppedClock();

    /// <summary>Starts the program and waits until it has its jobs.</summary>
    public static async Task<RunningProduct> StartAsync()
    {
        var product = new RunningProduct();
        product.StartServer();
        product._client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = product.ClientOptions.BaseAddress,
        };
        await product.Commands.RunAsync("import", "listjobs", CommandLine.FileOf("listjobs.ndjson"));
        Tables.StopClock(product.DatabasePath, product.Clock.GetUtcNow());
        return product;
    }

    private string DatabasePath => Path.Combine(_folder.FullName, "jobs.db");

    private CommandLine Commands => new(DatabasePath, _folder.FullName);

    /// <summary>Makes a key for a user, by which its requests are signed from now on.</summary>
    public async Task AddUserAsync(string user, string workspace, bool isAdmin)
    {
        string[] role = isAdmin ? ["--admin"] : [];
        await Commands.RunAsync(["member", "add", "--workspace", workspace, "--user", user, .. role]);
        var lines = (await Commands.RunAsync("key", "add", "--user", user)).Split('\n');
        string After(string label) => lines.Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..];
        _signatures[user] = new Signature(After("AccessKeyId: "), After("AccessKeySecret: "), Clock.GetUtcNow());
    }

    /// <summary>Asks, and makes the answer comparable: its status, its headers and its body.</summary>
    public async Task<string> AskAsync(Question question)
    {
        using var response = await SendAsync(question);
        var body = await response.Content.ReadAsStringAsync();
        var text = new StringBuilder().Append((int)response.StatusCode).Append('\n');
        foreach (var (name, value) in Comparable.Headers(response))
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }
        return text.Append('\n').Append(Comparable.Body(body, response.Content.Headers.ContentType?.MediaType)).ToString();
    }

    /// <summary>The body of an answer as it was sent.</summary>
    public async Task<string> GetAsync(string target)
    {
        using var response = await SendAsync(new Question(target));
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Jobs", $"Data Source={DatabasePath}");
        builder.UseSetting("Jobs:DemoJobs", $"{DemoJobCount}");
        builder.UseSetting("Jobs:QueryTimeout", "120");
        builder.UseSetting("Jobs:Limits:RequestsPerSecond", "1000000");
        builder.UseSetting("Jobs:Limits:FailedSignatures", "1000000");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.AddSingleton(Clock));
    }

    private async Task<HttpResponseMessage> SendAsync(Question question)
    {
        // As it is written: dots and percent signs in a path reach the program.
        var target = new Uri($"{_client!.BaseAddress!.GetLeftPart(UriPartial.Authority)}{question.Target}", new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        });
        using var request = new HttpRequestMessage(new HttpMethod(question.Method), target);
        // The port is another one each time.
        request.Headers.Host = "localhost";
        if (question.SignedBy is { } user)
        {
            _signatures[user].Sign(request, question);
        }
        foreach (var (name, value) in question.Headers.Where(header => question.SignedBy is null || !Signature.Covers(header.Name)))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await _client.SendAsync(request);
    }

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    }
}
