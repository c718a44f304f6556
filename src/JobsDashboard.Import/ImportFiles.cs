using System.Collections.Immutable;

namespace JobsDashboard.Import;

/// <summary>Finds an import's files and looks into each, so that what cannot be imported is refused before anything is written.</summary>
/// <remarks>A file that is named must be of the format. What else lies in a folder is passed over, and the summary says so.</remarks>
internal static class ImportFiles
{
    private const int RowsLookedAt = 100;

    public static async Task<(IReadOnlyList<string> Files, ImmutableArray<PassedOverFile> PassedOver)> CheckedAsync(
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
        var files = new List<string>();
        var passedOver = ImmutableArray.CreateBuilder<PassedOverFile>();
        foreach (var path in paths)
        {
            foreach (var file in Find(format, path))
            {
                var problem = await ProblemAsync(format, file, options, cancellationToken);
                if (problem is null)
                {
                    files.Add(file);
                }
                else if (Directory.Exists(path))
                {
                    passedOver.Add(new PassedOverFile(file, problem.Message));
                }
                else
                {
                    throw problem;
                }
            }
        }
        return files.Count == 0 && passedOver is [var first, ..]
            ? throw NoFile(format, Path.GetDirectoryName(first.Path)!, $" {first.Reason}")
            : ([.. files.Distinct(StringComparer.Ordinal)], passedOver.ToImmutable());
    }

    private static IEnumerable<string> Find(IImportFormat format, string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [Path.GetFullPath(path)] : throw new ImportRefusedException($"{path} does not exist.");
        }
        var files = format.FilesIn(path);
        return files.Count > 0 ? files.Select(Path.GetFullPath) : throw NoFile(format, path);
    }

    private static ImportRefusedException NoFile(IImportFormat format, string folder, string why = "") =>
        new($"In the folder {folder} there is no file that could be {format.Description}.{why}");

    private static async Task<ImportRefusedException?> ProblemAsync(IImportFormat format, string path, ImportOptions options, CancellationToken cancellationToken)
    {
        RejectedRow? first = null;
        try
        {
            await foreach (var row in format.ReadAsync(new ImportFile(path), options, cancellationToken).Take(RowsLookedAt))
            {
                if (row.Job is not null)
                {
                    return null;
                }
                first ??= row.Rejection;
            }
        }
        catch (ImportRefusedException refusal)
        {
            return refusal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"{path} cannot be opened.", e);
        }
        return first is null ? null : new ImportRefusedException($"{path} is not {format.Description}; line {first.Line}: {first.Reason}");
    }
}
