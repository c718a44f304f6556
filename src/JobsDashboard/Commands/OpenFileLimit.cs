using System.Globalization;

namespace JobsDashboard.Commands;

/// <summary>How many files the system lets this program open. With too few it would fail wherever it needs the next one.</summary>
internal static class OpenFileLimit
{
    // For libraries, the files of the pages, the database and some dozens of connections.
    private const int Needed = 512;

    /// <summary>A sentence if the limit is too low, else null. Only Linux tells the limit.</summary>
    public static string? Explain() => OperatingSystem.IsLinux() ? Explain(File.ReadAllLines("/proc/self/limits")) : null;

    internal static string? Explain(string[] limits)
    {
        var line = Array.Find(limits, limit => limit.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var soft, ..]
            && int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var allowed) && allowed < Needed
            ? $"This program may open {allowed} files at once and needs {Needed}; raise the limit, for instance with ulimit -n 1024."
            : null;
    }
}
