namespace JobsDashboard.Jobs.Data;

/// <summary>The number and the time of one committed write of jobs. The newest one says whether anything has changed since.</summary>
internal sealed class WriteStamp
{
    /// <summary>One more than that of the write before.</summary>
    public long Revision { get; set; }

    /// <summary>When it was written, in Unix milliseconds; later than that of every revision before.</summary>
    public long WrittenAt { get; set; }
}
