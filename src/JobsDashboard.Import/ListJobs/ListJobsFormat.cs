using System.Runtime.CompilerServices;
using JobsDashboard.Import.ListJobs.Csv;

namespace JobsDashboard.Import.ListJobs;

/// <summary>ListJobs answers, GetJob answers, arrays of jobs, jobs or answers line by line, and jobs as CSV.</summary>
public sealed class ListJobsFormat : IImportFormat
{
    public string Name => "listjobs";

    public string Description => "a ListJobs or GetJob answer, a JSON array of jobs, or a file with a job on each line, as JSON or as CSV with the column JobId";

    public DateTimeOffset? Anchor => null;

    public IReadOnlyList<string> FilesIn(string folder) => FolderFiles.Ending(folder, ".json", ".ndjson", ".jsonl", ".csv");

    public async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
        var window = new JsonWindow(stream);
        await window.FillAsync(cancellationToken);
        if (JobCsvReader.SeparatorOf(window.Text) is { } separator)
        {
            await foreach (var row in JobCsvReader.ReadAsync(file, separator, options.TimeZone, cancellationToken))
            {
                yield return row;
            }
            yield break;
        }
        if (IsByLine(window.Text))
        {
            window.GoByLine();
        }
        var reader = new ListJobsReader(window, new JobItemReader(file, options.TimeZone), file);
        while (await reader.NextAsync(cancellationToken) is { } row)
        {
            yield return row;
        }
        if (reader.IsEmpty && !window.IsDamaged)
        {
            throw new ImportRefusedException($"{file.Path} is empty.");
        }
    }

    /// <summary>A value that goes on after the first line shows it there: what stands last asks for more.</summary>
    internal static bool IsByLine(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        var end = text.IndexOf((byte)'\n');
        var firstLine = (end < 0 ? text : text[..end]).TrimEnd(" \t\r"u8);
        return firstLine is not ([(byte)'[', ..] or [.., (byte)'{' or (byte)'[' or (byte)',' or (byte)':']);
    }
}
