using System.Diagnostics;

namespace JobsDashboard.Recorder;

/// <summary>The program's commands over a database, each in a process of its own that runs in a folder.</summary>
internal sealed class CommandLine(string databasePath, string folder)
{
    /// <summary>A file that belongs to the recorder.</summary>
    public static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Files", name);

    /// <summary>Runs a command, whose exit code, output and errors are returned.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JobsDashboard.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Jobs"] = $"Data Source={databasePath}";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return $"exit code {process.ExitCode}\n{await output}{await errors}";
    }
}
