namespace JobsDashboard.Jobs.Data;

/// <summary>The number and the time of one committed write of jobs. The newest one says whether anything has changed since.</summary>
internal sealed class WriteStamp
{
    /// <summary>One more than that of the write before.</summary>
    public long Revision { get; set; }

    /// <summary>When it was written, in Unix milliseconds; later than that of every revision before.</summary>
    public long WrittenAt { get; set; }

    /// <summary>The highest <see cref="Job.Id"/> before this write, also of a job that has been removed: no id is given twice.</summary>
    public long LastId { get; set; }
}
