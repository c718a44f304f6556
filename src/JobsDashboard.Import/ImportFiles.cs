namespace JobsDashboard.Import;

/// <summary>Finds an import's files and looks into each, so that what cannot be imported is refused before anything is written.</summary>
internal static class ImportFiles
{
    private const int RowsLookedAt = 100;

    public static async Task<IReadOnlyList<FoundFile>> CheckedAsync(
        IImportFormat format, IEnumerable<string> paths, StandardInput? input, ImportOptions options, CancellationToken cancellationToken)
    {
        if (options.Anchor is not null && format.Anchor is null)
        {
            throw new ImportRefusedException($"The format {format.Name} has dates of its own, so there is nothing to anchor.");
        }
        var files = paths.SelectMany(path => Find(format, path, input)).DistinctBy(file => file.Content, StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            await CheckAsync(format, file, options, cancellationToken);
        }
        return files;
    }

    private static IEnumerable<FoundFile> Find(IImportFormat format, string path, StandardInput? input)
    {
        if (path == StandardInput.Path)
        {
            return [input!.File];
        }
        if (!Directory.Exists(path))
        {
            return [FoundFile.At(Path.GetFullPath(path))];
        }
        var files = FilesIn(format, path);
        return files.Count > 0
            ? files.Select(file => FoundFile.At(Path.GetFullPath(file)))
            : throw new ImportRefusedException($"In the folder {path} there is no file that could be {format.Description}.");
    }

    private static IReadOnlyList<string> FilesIn(IImportFormat format, string folder)
    {
        try
        {
            return format.FilesIn(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"The folder {folder} cannot be read.", e);
        }
    }

    private static async Task CheckAsync(IImportFormat format, FoundFile found, ImportOptions options, CancellationToken cancellationToken)
    {
        RejectedRow? first = null;
        var hasJob = false;
        try
        {
            await foreach (var row in format.ReadAsync(found.Begin(options.Encoding), options, cancellationToken).Take(RowsLookedAt))
            {
                // One such row means another encoding, and more of them to come.
                if (row.Rejection is { IsUnreadable: true } unreadable)
                {
                    throw unreadable.Refusal;
                }
                hasJob |= row.Job is not null;
                first ??= row.Rejection;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"{found.Path} cannot be opened.", e);
        }
        catch (InvalidDataException e)
        {
            throw new ImportRefusedException($"{found.Path} cannot be read: its data is damaged.", e);
        }
        if (!hasJob && first is not null)
        {
            throw new ImportRefusedException($"{found.Path} is not {format.Description}; line {first.Line}: {first.Reason}");
        }
    }
}
