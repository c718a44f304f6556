using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import;

/// <summary>What a file yields: a job, or a row that is none.</summary>
public readonly record struct ImportedRow
{
    public ImportedRow(JobItem job) => Job = job;

    public ImportedRow(RejectedRow rejection) => Rejection = rejection;

    public JobItem? Job { get; }

    public RejectedRow? Rejection { get; }
}
