using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Tables;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Philly2017;

/// <summary>A reduced form of Microsoft's Philly trace: submission, run time, GPUs and virtual cluster.</summary>
public sealed class Philly2017Format : IImportFormat
{
    private static readonly DelimitedLayout s_layout = new("timestamp,duration,num_gpus,gpu_time,cluster", ',', hasHeader: true);

    public string Name => "philly-2017";

    public string Description => "a Philly job table";

    public DateTimeOffset? Anchor => null;

    public IReadOnlyList<string> FilesIn(string folder) => FolderFiles.Ending(folder, ".csv");

    public IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken) =>
        ReadAsync(file, new ZonelessTimes(file, options.TimeZone), cancellationToken);

    private static IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ZonelessTimes zone, CancellationToken cancellationToken) =>
        DelimitedText.JobsAsync(file, s_layout, row => Job(row, zone), cancellationToken);

    private static JobItem Job(DelimitedRow row, ZonelessTimes zone)
    {
        var submitted = row.Time("timestamp", "yyyy-MM-dd HH:mm:ss", zone);
        return new JobItem
        {
            // The table has no key, and some of its rows are identical.
            JobId = $"philly-{row.Line}",
            GmtCreateTime = submitted,
            GmtSubmittedTime = submitted,
            Duration = row.Seconds("duration"),
            RequestGPU = $"{row.Count("num_gpus")}",
            WorkspaceId = row.Text("cluster"),
            ResourceId = row.Text("cluster"),
        };
    }
}
