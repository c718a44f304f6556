namespace JobsDashboard.Import.ListJobs;

/// <summary>What a text begins with.</summary>
internal enum ListJobsStart
{
    /// <summary>A job itself.</summary>
    Job,

    /// <summary>Something with jobs in it.</summary>
    Jobs,

    /// <summary>An answer with no jobs in it.</summary>
    NoJobs,
}
