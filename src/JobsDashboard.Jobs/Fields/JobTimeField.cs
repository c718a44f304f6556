namespace JobsDashboard.Jobs.Fields;

/// <summary>The times that a range can be laid over.</summary>
public enum JobTimeField
{
    /// <summary>Created; the default.</summary>
    GmtCreateTime,

    /// <summary>Handed to the cluster.</summary>
    GmtSubmittedTime,

    /// <summary>Began to run.</summary>
    GmtRunningTime,

    /// <summary>Ended, however.</summary>
    GmtFinishTime,

    /// <summary>Last changed.</summary>
    GmtModifiedTime,
}
