namespace JobsDashboard.Jobs.Data;

/// <summary>A tag on a job. Keyed by the tag first, so that the jobs of a tag lie together.</summary>
internal sealed class JobTag
{
    public int TagId { get; set; }

    public Tag? Tag { get; set; }

    /// <summary>The job's <see cref="Job.Id"/>.</summary>
    public long JobId { get; set; }
}
