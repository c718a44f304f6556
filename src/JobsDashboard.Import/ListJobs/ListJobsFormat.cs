using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.ListJobs.Csv;
using JobsDashboard.Import.ListJobs.Json;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Json;

namespace JobsDashboard.Import.ListJobs;

/// <summary>ListJobs answers, GetJob answers, arrays of jobs, jobs or answers on each line, and jobs as CSV.</summary>
public sealed class ListJobsFormat : IImportFormat
{
    public string Name => "listjobs";

    public string Description =>
        "a ListJobs or GetJob answer, a JSON array of jobs, or a file with a job on each line, as JSON or as CSV with the column JobId";

    public DateTimeOffset? Anchor => null;

    public IReadOnlyList<string> FilesIn(string folder) => FolderFiles.Ending(folder, ".json", ".ndjson", ".jsonl", ".csv");

    public async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
        var window = new TextWindow(stream);
        await window.FillAsync(cancellationToken);
        var rows = JobCsvReader.SeparatorOf(window.Text) is { } separator
            ? JobCsvReader.ReadAsync(file, separator, options.TimeZone, cancellationToken)
            : JsonJobsReader.ReadAsync(file, window, new JobItemParser(file, options.TimeZone), cancellationToken);
        await foreach (var row in rows)
        {
            yield return row;
        }
    }
}
