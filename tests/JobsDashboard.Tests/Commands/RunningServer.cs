using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>The program as a process of its own that serves.</summary>
internal sealed class RunningServer : IDisposable
{
    private const string Announcement = "The dashboard is at ";

    private readonly Process _process;

    private RunningServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<RunningServer> StartAsync(string database, params string[] settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "JobsDashboard.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls=http://127.0.0.1:0", .. settings]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Jobs"] = $"Data Source={database}";
        // Nobody has to sign in there.
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Jobs__DemoJobs"]) = ("Development", "0");
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // Nobody else reads what it prints from now on.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new RunningServer(process, new Uri(line[Announcement.Length..]));
            }
        }
        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Asks the program to stop, as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a request as the bytes of HTTP/1.1, after which the connection is closed, and reads the answer.</summary>
    public async Task<string> SendAsync(byte[] request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
        await connection.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
        using var answer = new StreamReader(connection.GetStream());
        return await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the program without warning.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The exit code, once it has ended.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
