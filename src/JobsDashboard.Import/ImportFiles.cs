namespace JobsDashboard.Import;

/// <summary>Finds an import's files and looks into each, so that what cannot be imported is refused before anything is written.</summary>
internal static class ImportFiles
{
    private const int RowsLookedAt = 100;

    public static async Task<IReadOnlyList<string>> CheckedAsync(
        IImportFormat format, IEnumerable<string> paths, ImportOptions options, CancellationToken cancellationToken)
    {
        if (options.Anchor is not null && format.Anchor is null)
        {
            throw new ImportRefusedException($"The format {format.Name} has dates of its own, so there is nothing to anchor.");
        }
        if (options.TimeZone is not null && !format.HasZonelessTimes)
        {
            throw new ImportRefusedException($"The format {format.Name} has no times without a zone, so a time zone means nothing to it.");
        }
        var files = paths.SelectMany(path => Find(format, path)).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            await CheckAsync(format, file, options, cancellationToken);
        }
        return files;
    }

    private static IReadOnlyList<string> Find(IImportFormat format, string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : throw new ImportRefusedException($"{path} does not exist.");
        }
        var files = format.FilesIn(path);
        return files.Count > 0
            ? files
            : throw new ImportRefusedException($"In the folder {path} there is no file that could be {format.Description}.");
    }

    private static async Task CheckAsync(IImportFormat format, string path, ImportOptions options, CancellationToken cancellationToken)
    {
        RejectedRow? first = null;
        try
        {
            await foreach (var row in format.ReadAsync(new ImportFile(path), options, cancellationToken).Take(RowsLookedAt))
            {
                if (row.Job is not null)
                {
                    return;
                }
                first ??= row.Rejection;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"{path} cannot be opened.", e);
        }
        if (first is not null)
        {
            throw new ImportRefusedException($"{path} is not {format.Description}; line {first.Line}: {first.Reason}");
        }
    }
}
