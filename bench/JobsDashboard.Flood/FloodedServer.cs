using System.Diagnostics;
using System.Text.Json;
using JobsDashboard.Recorder;

namespace JobsDashboard.Flood;

/// <summary>The program in a process of its own, over demo jobs in a folder that is removed in the end.</summary>
internal sealed class FloodedServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-flood-");
    private readonly string _program;
    private Process? _process;

    // A database that is there and stays; null for demo jobs in the folder.
    private readonly string? _database;

    private readonly IReadOnlyCollection<(string Name, string Value)> _settings;

    private FloodedServer(string program, string? database, IReadOnlyCollection<(string Name, string Value)> settings) =>
        (_program, _database, _settings) = (program, database, settings);

    /// <summary>Where the program listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What the program has taken of processors so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>How much memory the program has now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Signs as a user who is not the flooding one.</summary>
    public Signature KeyOfAnother { get; private set; } = new("", "", default);

    /// <summary>Starts the program.</summary>
    /// <param name="program">JobsDashboard.dll.</param>
    /// <param name="jobs">How many demo jobs, where no database is given.</param>
    /// <param name="database">A database, to which the program writes.</param>
    /// <param name="settings">Settings beside the usual ones.</param>
    public static async Task<FloodedServer> StartAsync(
        string program, int jobs, string? database = null, params IReadOnlyCollection<(string Name, string Value)> settings)
    {
        var server = new FloodedServer(program, database, settings);
        if (database is null)
        {
            await server.RunAsync("seed", "--count", $"{jobs}");
        }
        server._process = server.Start("--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error");
        server.Address = await AddressAsync(server._process);
        server.KeyOfAnother = await server.AddKeyAsync((await server.UsersWithMostJobsAsync(1))[0]);
        return server;
    }

    /// <summary>Makes a key of a user.</summary>
    public async Task<Signature> AddKeyAsync(string userId)
    {
        var lines = (await RunAsync("key", "add", "--user", userId)).Split('\n');
        string After(string label) => lines.Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..].Trim();
        return new Signature(After("AccessKeyId: "), After("AccessKeySecret: "), DateTimeOffset.UtcNow);
    }

    /// <summary>The users who own most jobs.</summary>
    public async Task<IReadOnlyList<string>> UsersWithMostJobsAsync(int count)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var facets = JsonDocument.Parse(
            await client.GetStringAsync($"/api/ext/v1/facets?Fields=UserId&Top={count}&StartTime=any"));
        var values = facets.RootElement.GetProperty("Facets")[0].GetProperty("Values");
        return [.. values.EnumerateArray().Select(value => value.GetProperty("Value").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(" is at ") is [_, var address])
            {
                return new Uri(address);
            }
        }
        throw new InvalidOperationException("The program has not started.");
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_program, .. arguments]) { RedirectStandardOutput = true };
        // Nobody has to sign in there.
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Jobs__DemoJobs"]) = ("Development", "0");
        start.Environment["ConnectionStrings__Jobs"] = $"Data Source={_database ?? Path.Combine(_folder.FullName, "jobs.db")}";
        // A visitor of this program asks faster than a person does; how fast one may ask is not what is measured.
        start.Environment["Jobs__Limits__RequestsPerSecond"] = "10000";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        return Process.Start(start)!;
    }
}
