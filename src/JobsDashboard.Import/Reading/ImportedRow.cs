using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import;

/// <summary>What a file yields: a job, or a row that is none.</summary>
public readonly record struct ImportedRow
{
    public ImportedRow(JobItem job, long bytes = 0) => (Job, Bytes) = (job, bytes);

    public ImportedRow(RejectedRow rejection) => Rejection = rejection;

    public JobItem? Job { get; }

    /// <summary>How long the job was in the file; 0 where the format does not say.</summary>
    public long Bytes { get; }

    public RejectedRow? Rejection { get; }
}
