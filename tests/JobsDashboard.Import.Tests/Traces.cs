using System.IO.Compression;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>The real job traces, which are too large for the repository.</summary>
internal static class Traces
{
    private static readonly string? s_folder = Find();

    /// <summary>The path of a trace's file; skips the test when the traces are not at hand.</summary>
    public static string Path(string name)
    {
        Assert.SkipUnless(s_folder is not null, "The job traces are not at hand: set JOBS_TEST_DATA to the folder with the job traces.");
        return System.IO.Path.Combine(s_folder!, name);
    }

    /// <summary>A trace's lines, by nothing but the framework: what the importers are checked against.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var raw = File.OpenRead(Path(name));
        using var text = new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("JOBS_TEST_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(beside))
            {
                return beside;
            }
        }
        return null;
    }
}
