using JobsDashboard.Import.Files;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Reading;

/// <summary>A row of a file: a job or a rejection.</summary>
public readonly record struct ImportedRow
{
    private const long BytesPerPod = 500;
    private const long BytesPerNode = 40;

    public ImportedRow(JobItem job, long bytes = 0) => (Job, Bytes) = (job, bytes);

    public ImportedRow(RejectedRow rejection) => Rejection = rejection;

    public JobItem? Job { get; }

    /// <summary>The length of the job in the file, in bytes; 0 if the format does not tell it.</summary>
    public long Bytes { get; }

    public RejectedRow? Rejection { get; }

    /// <summary>Roughly how much memory the row takes, in bytes. A job on many nodes takes more than its row is long.</summary>
    internal long EstimatedBytes => Job is null ? 0 : Math.Max(Bytes, TextLength(Job) + ListLength(Job));

    private static long TextLength(JobItem job) =>
        (job.DisplayName?.Length ?? 0) + (job.ReasonMessage?.Length ?? 0) + (job.UserCommand?.Length ?? 0) + (job.UserScript?.Length ?? 0);

    private static long ListLength(JobItem job) => BytesPerPod * (job.Pods?.Length ?? 0L) + BytesPerNode * (job.NodeNames?.Length ?? 0L);
}
