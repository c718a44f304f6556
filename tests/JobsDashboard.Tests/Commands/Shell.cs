using System.Diagnostics;
using System.Text.RegularExpressions;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>Starts the program as a shell does, in a folder and over a database of its own.</summary>
internal sealed partial class Shell : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");

    public string Database => Path.Combine(_folder.FullName, "jobs.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    public async Task<string> FileAsync(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    public string[] Query(string sql)
    {
        using var connection = WholeJobs.Open($"Data Source={Database}");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return [.. reader.Cast<System.Data.IDataRecord>().Select(row => row.GetValue(0).ToString()!)];
    }

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunOnAsync(Database, arguments);

    /// <summary>By a shell that sends its output elsewhere.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunRedirectedAsync(string redirection, params string[] arguments) =>
        RunRedirectedAsync(redirection, 4096, arguments);

    /// <summary>By a shell that sends its output elsewhere, and with so many files that it may open.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunRedirectedAsync(string redirection, int openFiles, params string[] arguments) =>
        StartAsync(
            new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -n {openFiles}; exec dotnet \"$@\" {redirection}", "sh", Program, .. arguments]),
            new() { ["ConnectionStrings__Jobs"] = $"Data Source={Database}" });

    public Task<(int ExitCode, string Output, string Errors)> RunOnAsync(string database, params string[] arguments) =>
        RunAsync(new() { ["ConnectionStrings__Jobs"] = $"Data Source={database}" }, arguments);

    /// <summary>Starts the program, and kills it as soon as it is so far, unless it has ended before.</summary>
    public async Task RunAndKillAsync(Func<bool> isSoFar, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Jobs"] = $"Data Source={Database}";
        using var process = Process.Start(start)!;
        while (!process.HasExited && !isSoFar())
        {
            await Task.Yield();
        }
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>With a text piped in, and this folder as the one for temporary files.</summary>
    public Task<(int ExitCode, string Output, string Errors)> PipeAsync(byte[] input, params string[] arguments) =>
        StartAsync(
            new ProcessStartInfo("dotnet", [Program, .. arguments]),
            new() { ["ConnectionStrings__Jobs"] = $"Data Source={Database}", ["TMPDIR"] = _folder.FullName },
            input);

    /// <summary>The names of the files that are in the folder now.</summary>
    public IEnumerable<string> Files() => _folder.EnumerateFiles().Select(file => file.Name);

    /// <summary>With settings as a shell gives them.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> settings, params string[] arguments) =>
        StartAsync(new ProcessStartInfo("dotnet", [Program, .. arguments]), settings);

    // How far an import is, which only slow machines print.
    [GeneratedRegex(@"^.*: [\d,]+ rows, [\d,]+/s, \d+ %\r?\n", RegexOptions.Multiline)]
    private static partial Regex ProgressLines();

    private static string Program => Path.Combine(AppContext.BaseDirectory, "JobsDashboard.dll");

    private async Task<(int ExitCode, string Output, string Errors)> StartAsync(ProcessStartInfo start, Dictionary<string, string> settings, byte[]? input = null)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, input is not null);
        start.WorkingDirectory = _folder.FullName;
        (start.Environment["TZ"], start.Environment["LANG"]) = ("Asia/Shanghai", "de_DE.UTF-8");
        // Nobody signs in, which is for development only.
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Jobs__DemoJobs"]) = ("Development", "0");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, ProgressLines().Replace(await output, "").Trim(), (await errors).Trim());
    }
}
