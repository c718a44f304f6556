using System.Diagnostics;

namespace JobsDashboard.Scale.Engines;

/// <summary>The product as a program of its own.</summary>
internal static class ProductProgram
{
    /// <summary>How it is started over a file, where nobody has to sign in and no demo jobs are made.</summary>
    public static ProcessStartInfo Over(string path, params string[] arguments) => new("dotnet", [Program(), .. arguments])
    {
        RedirectStandardOutput = true,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Jobs__DemoJobs"] = "0",
            ["ConnectionStrings__Jobs"] = $"Data Source={Path.GetFullPath(path)}",
        },
    };

    /// <summary>Imports a file of jobs.</summary>
    /// <returns>The most memory that the program held, in bytes.</returns>
    public static async Task<long> ImportAsync(string path, string file)
    {
        using var import = Process.Start(Over(path, "import", "listjobs", file))!;
        var output = import.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        // The system tells it while the program runs, and not afterwards.
        while (!import.HasExited)
        {
            import.Refresh();
            peak = Math.Max(peak, import.PeakWorkingSet64);
            await Task.WhenAny(import.WaitForExitAsync(), Task.Delay(50));
        }
        return import.ExitCode == 0
            ? peak
            : throw new InvalidOperationException($"The import ended with {import.ExitCode}: {await output}");
    }

    // It lies where it was built, in the same configuration as this program.
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var top = here.Parent!.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(top.FullName, "src", "JobsDashboard", "bin", here.Parent.Name, here.Name, "JobsDashboard.dll");
    }
}
