namespace JobsDashboard.Jobs.Data;

/// <summary>One committed write of jobs. The newest revision says whether anything has changed since.</summary>
internal sealed class StoreRevision
{
    public long Revision { get; set; }

    /// <summary>When it was written, in Unix milliseconds; later than that of every revision before.</summary>
    public long WrittenAt { get; set; }
}
