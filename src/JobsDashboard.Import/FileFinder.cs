using System.Collections.Immutable;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;

namespace JobsDashboard.Import;

/// <summary>Finds the files of an import and reads the beginning of each, to refuse an import before anything is written.</summary>
/// <remarks>
/// A file that the user names must be of the format. A file in a folder that is not of the format is passed over, and the summary names it.
/// </remarks>
internal static class FileFinder
{
    private const int SampleRows = 100;

    /// <exception cref="ImportRefusedException">A path is missing or not of the format, or an option does not fit the format.</exception>
    public static async Task<(IReadOnlyList<FoundFile> Files, ImmutableArray<PassedOverFile> PassedOver)> FindAsync(
        IImportFormat format, IEnumerable<string> paths, StandardInput? input, ImportOptions options, CancellationToken cancellationToken)
    {
        RefuseUselessOptions(format, options);
        var files = new List<FoundFile>();
        var passedOver = ImmutableArray.CreateBuilder<PassedOverFile>();
        foreach (var path in paths)
        {
            var isFolder = Directory.Exists(path);
            foreach (var name in isFolder ? FilesIn(format, path) : [path])
            {
                var (file, problem) = Find(name, input);
                problem ??= await ProblemAsync(format, file!, options, cancellationToken);
                if (problem is null)
                {
                    files.Add(file!);
                }
                else if (isFolder)
                {
                    passedOver.Add(new PassedOverFile(Path.GetFullPath(name), problem.Message, problem.IsUnreadable));
                }
                else
                {
                    throw problem;
                }
            }
        }
        return files.Count == 0 && passedOver is [var first, ..]
            ? throw NoFile(format, Path.GetDirectoryName(first.Path)!, $" {first.Reason}")
            : ([.. files.DistinctBy(file => file.Content, StringComparer.Ordinal)], passedOver.ToImmutable());
    }

    private static void RefuseUselessOptions(IImportFormat format, ImportOptions options)
    {
        if (options.Anchor is not null && format.Anchor is null)
        {
            throw new ImportRefusedException($"The format {format.Name} has dates of its own, so there is nothing to anchor.");
        }
        if (options.TimeZone is not null && format.Anchor is not null)
        {
            throw new ImportRefusedException($"The format {format.Name} has no times without a zone, so a time zone means nothing to it.");
        }
    }

    private static (FoundFile? File, ImportRefusedException? Problem) Find(string path, StandardInput? input)
    {
        try
        {
            return (path == StandardInput.Path ? input!.File : FoundFile.At(Path.GetFullPath(path)), null);
        }
        catch (ImportRefusedException refusal)
        {
            return (null, refusal);
        }
    }

    private static IReadOnlyList<string> FilesIn(IImportFormat format, string folder)
    {
        try
        {
            return format.FilesIn(folder) is { Count: > 0 } files ? files : throw NoFile(format, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"The folder {folder} cannot be read.", e);
        }
    }

    private static ImportRefusedException NoFile(IImportFormat format, string folder, string why = "") =>
        new($"In the folder {folder} there is no file that could be {format.Description}.{why}");

    /// <summary>Why a file is not of the format; null when it is.</summary>
    /// <exception cref="ImportRefusedException">The file cannot be read, or is of the format but in another encoding.</exception>
    private static async Task<ImportRefusedException?> ProblemAsync(
        IImportFormat format, FoundFile found, ImportOptions options, CancellationToken cancellationToken)
    {
        RejectedRow? first = null;
        var hasJob = false;
        try
        {
            await foreach (var row in format.ReadAsync(found.Begin(options.Encoding), options, cancellationToken).Take(SampleRows))
            {
                // A single such row means that the file is in another encoding, and that more of them follow.
                if (row.Rejection is { IsUnreadable: true } unreadable)
                {
                    return hasJob ? throw unreadable.Refusal : unreadable.Refusal;
                }
                hasJob |= row.Job is not null;
                first ??= row.Rejection;
            }
        }
        catch (ImportRefusedException refusal) when (!hasJob)
        {
            return refusal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"{found.Path} cannot be opened.", e);
        }
        catch (InvalidDataException e)
        {
            throw new ImportRefusedException($"{found.Path} cannot be read: its data is damaged.", e);
        }
        return hasJob || first is null
            ? null
            : new ImportRefusedException($"{found.Path} is not {format.Description}; line {first.Line}: {first.Reason}");
    }
}
