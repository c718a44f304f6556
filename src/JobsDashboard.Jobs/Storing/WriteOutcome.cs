namespace JobsDashboard.Jobs.Storing;

/// <summary>What became of a job that was written.</summary>
internal enum WriteOutcome
{
    New,
    Changed,
    Unchanged,
}
