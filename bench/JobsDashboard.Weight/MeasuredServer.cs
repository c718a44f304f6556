using System.Diagnostics;

namespace JobsDashboard.Weight;

/// <summary>The published program in a process of its own, over demo jobs.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-weight-");
    private Process? _process;

    /// <summary>Where the program listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts the program, and makes what was not given: the program itself, and a database.</summary>
    public static async Task<MeasuredServer> StartAsync(FileInfo? program, FileInfo? database, int jobs)
    {
        var server = new MeasuredServer();
        var path = program?.FullName ?? await server.PublishAsync();
        var store = database?.FullName ?? Path.Combine(server._folder.FullName, "jobs.db");
        if (!File.Exists(store))
        {
            await Console.Error.WriteLineAsync($"Storing {jobs:N0} demo jobs");
            await RunAsync(Of(path, store, "seed", "--count", $"{jobs}"));
        }
        server._process = Process.Start(Of(path, store, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"))!;
        server.Address = await AddressAsync(server._process);
        return server;
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

    // A published program has its files compressed as well as they can be; one that was only built has not.
    private async Task<string> PublishAsync()
    {
        await Console.Error.WriteLineAsync("Publishing the program");
        var folder = Path.Combine(_folder.FullName, "program");
        await RunAsync(new ProcessStartInfo(
            "dotnet", ["publish", "src/JobsDashboard", "-c", "Release", "-o", folder, "-v", "quiet", "-nologo"])
        {
            RedirectStandardOutput = true,
        });
        return Path.Combine(folder, "JobsDashboard.dll");
    }

    private static ProcessStartInfo Of(string program, string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        // Nobody has to sign in there.
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Jobs__DemoJobs"]) = ("Development", "0");
        start.Environment["ConnectionStrings__Jobs"] = $"Data Source={database}";
        // The pages of all visits are one user's.
        (start.Environment["Jobs__Limits__RequestsPerSecond"], start.Environment["Jobs__Limits__Pages"]) = ("10000", "10000");
        return start;
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {output}");
        }
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
}
