using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading;

/// <summary>A format that jobs come in. It turns a file into rows and knows nothing of databases.</summary>
public interface IImportFormat
{
    /// <summary>The name on the command line, such as <c>sacct</c>.</summary>
    string Name { get; }

    /// <summary>What a file of the format is, for a message such as "notes.txt is not <c>a Slurm accounting log</c>".</summary>
    string Description { get; }

    /// <summary>The default instant of second 0 for a trace without dates; null for a format with dates.</summary>
    DateTimeOffset? Anchor { get; }

    /// <summary>The files of a folder that may be of this format, in the order in which they are read.</summary>
    IReadOnlyList<string> FilesIn(string folder);

    /// <summary>Reads a file row by row. The memory in use does not grow with the length of the file.</summary>
    /// <exception cref="ImportRefusedException">The file is not of this format. Thrown before the first row only.</exception>
    IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken);
}
