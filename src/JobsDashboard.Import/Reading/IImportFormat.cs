namespace JobsDashboard.Import;

/// <summary>A format that jobs come in. It turns a file into rows and knows no database.</summary>
public interface IImportFormat
{
    /// <summary>What the command line calls it, such as <c>sacct</c>.</summary>
    string Name { get; }

    /// <summary>What a file of it is, for a sentence such as "notes.txt is not <c>a Slurm accounting log</c>".</summary>
    string Description { get; }

    /// <summary>When second 0 of the trace was, unless the options say otherwise; null when the format has dates of its own.</summary>
    DateTimeOffset? Anchor { get; }

    /// <summary>The files of a folder that may hold jobs of this format, in the order in which they are to be read.</summary>
    IReadOnlyList<string> FilesIn(string folder);

    /// <summary>Reads a file row by row; memory does not grow with its length.</summary>
    /// <exception cref="ImportRefusedException">The file is not of this format. Thrown before the first row, never after it.</exception>
    IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken);
}
