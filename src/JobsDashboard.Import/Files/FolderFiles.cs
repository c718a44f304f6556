namespace JobsDashboard.Import.Files;

internal static class FolderFiles
{
    /// <summary>The files of a folder whose names end with one of the endings, or with it and <c>.gz</c>; sorted by name.</summary>
    public static IReadOnlyList<string> Ending(string folder, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => endings.Any(ending => WithoutGz(file).EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal),
    ];

    private static string WithoutGz(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
}
