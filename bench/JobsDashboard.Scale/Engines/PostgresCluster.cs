using System.Diagnostics;

namespace JobsDashboard.Scale.Engines;

/// <summary>A PostgreSQL of its own in a folder, which can be reached through a socket in that folder and in no other way.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private readonly string _data;

    private PostgresCluster(string data)
    {
        _data = data;
    }

    /// <summary>Whether Debian's PostgreSQL 15 is installed.</summary>
    public static bool IsInstalled => File.Exists($"{Programs}/initdb");

    /// <summary>What is set beside the defaults.</summary>
    public static string Settings =>
        "shared_buffers=4GB work_mem=256MB maintenance_work_mem=2GB effective_cache_size=12GB random_page_cost=1.1 wal_level=minimal "
        + "max_wal_senders=0 max_wal_size=4GB jit=off";

    /// <summary>How it is reached.</summary>
    public string ConnectionString => $"Host={_data};Username=postgres;Database=postgres;Timeout=60;Command Timeout=0;Pooling=false";

    /// <summary>The folder of a cluster within another folder.</summary>
    public static string FolderIn(string folder) => Path.Combine(Path.GetFullPath(folder), "postgres");

    /// <summary>Starts the cluster of a folder, which is made where it is missing.</summary>
    public static async Task<PostgresCluster> StartAsync(string folder)
    {
        var data = FolderIn(folder);
        if (!Directory.Exists(data))
        {
            Directory.CreateDirectory(data);
            if (IsRoot && !OperatingSystem.IsWindows())
            {
                // The other user has to pass through the folder, and no more.
                File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
                await RunAsync("chown", "postgres:postgres", data);
            }
            await RunAsUserAsync(
                $"{Programs}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8");
        }
        else if (File.Exists(Path.Combine(data, "postmaster.pid")))
        {
            // A run that was ended has left it running.
            await StopAsync(data);
        }
        var settings = string.Join(' ', Settings.Split(' ').Select(setting => $"-c {setting}"));
        await RunAsUserAsync(
            $"{Programs}/pg_ctl", "start", "-w", "-t", "300", "-D", data, "-l", Path.Combine(data, "server.log"),
            "-o", $"-c listen_addresses= -c unix_socket_directories={data} {settings}");
        return new PostgresCluster(data);
    }

    public async ValueTask DisposeAsync() => await StopAsync(_data);

    private static Task StopAsync(string data) =>
        RunAsUserAsync($"{Programs}/pg_ctl", "stop", "-w", "-t", "300", "-m", "fast", "-D", data);

    private static bool IsRoot => Environment.UserName == "root";

    // PostgreSQL does not run as root.
    private static Task RunAsUserAsync(params string[] command) =>
        IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Not into pipes, which the server would keep open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null", "sh", program, .. arguments])
        {
            // Where the other user may be.
            WorkingDirectory = "/",
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
