using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Tables;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Openb2023;

/// <summary>Pods of Alibaba's GPU cluster trace of 2023, each a job of one worker.</summary>
/// <remarks>The trace has no dates. By default second 0 is the start of 2023, so that importing twice gives the same jobs.</remarks>
public sealed class Openb2023Format : IImportFormat
{
    private static readonly DelimitedLayout s_layout = new(
        "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time",
        ',',
        hasHeader: true);

    private static readonly DateTimeOffset s_anchor = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "openb-2023";

    public string Description => "an OpenB pod list";

    public DateTimeOffset? Anchor => s_anchor;

    /// <summary>One pod list, since all lists of a folder have the same pods. One with GPU models is preferred.</summary>
    public IReadOnlyList<string> FilesIn(string folder) =>
    [
        .. FolderFiles.Ending(folder, ".csv")
            .Where(file => Names(file, "pod_list"))
            .OrderByDescending(file => Names(file, "gpuspec"))
            .ThenByDescending(file => Names(file, "default"))
            .Take(1),
    ];

    public IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken) =>
        DelimitedText.JobsAsync(file, s_layout, row => Job(row, options.Anchor ?? s_anchor), cancellationToken);

    private static bool Names(string file, string part) => Path.GetFileName(file).Contains(part, StringComparison.OrdinalIgnoreCase);

    private static JobItem Job(DelimitedRow row, DateTimeOffset anchor)
    {
        var status = Status(row);
        var created = row.After(anchor, "creation_time");
        return new JobItem
        {
            JobId = row.JobId("name"),
            DisplayName = row["name"],
            Status = status,
            GmtCreateTime = created,
            GmtSubmittedTime = created,
            GmtRunningTime = row.After(anchor, "scheduled_time"),
            // Pods that were deleted while they ran or waited have a deletion time too.
            GmtFinishTime = status is JobStatus.Succeeded or JobStatus.Failed ? row.After(anchor, "deletion_time") : null,
            RequestGPU = (row.Count("num_gpu") * (decimal)row.Count("gpu_milli") / 1000).ToString("0.###", CultureInfo.InvariantCulture),
            RequestCPU = (long)Math.Ceiling(row.Count("cpu_milli") / 1000m),
            RequestMemory = $"{row.Count("memory_mib")}Mi",
            JobSpecs = [new JobSpec { Type = "Worker", PodCount = 1, ResourceConfig = Resources(row["gpu_spec"]) }],
            Settings = new JobSettings { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("qos", row.Text("qos")) },
        };
    }

    private static JobStatus Status(DelimitedRow row) => row["pod_phase"] switch
    {
        "Succeeded" => JobStatus.Succeeded,
        "Failed" => JobStatus.Failed,
        "Running" => JobStatus.Running,
        "Pending" => JobStatus.Queuing,
        _ => throw row.Unreadable("pod_phase", "one of Succeeded, Failed, Running, Pending"),
    };

    private static ResourceConfig? Resources(string gpuSpec) => gpuSpec.Length == 0 ? null : new() { GPUType = gpuSpec };
}
