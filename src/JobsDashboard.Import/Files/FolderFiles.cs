namespace JobsDashboard.Import;

internal static class FolderFiles
{
    /// <summary>A folder's files with one of the endings, or with one of them and <c>.gz</c>, by name.</summary>
    public static IReadOnlyList<string> Ending(string folder, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => endings.Any(ending => WithoutGz(file).EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal),
    ];

    private static string WithoutGz(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
}
