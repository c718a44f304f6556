namespace JobsDashboard.Jobs.Fields;

/// <summary>The numbers that a range can be laid over.</summary>
public enum JobNumericField
{
    /// <summary>GPUs in total.</summary>
    RequestGPU,

    /// <summary>Cores in total.</summary>
    RequestCPU,

    /// <summary>Memory in total, GiB.</summary>
    RequestMemory,

    /// <summary>1 to 9.</summary>
    Priority,

    /// <summary>Seconds from creation to the end.</summary>
    Duration,

    /// <summary>Seconds from creation to running, never below 0.</summary>
    QueueTime,

    /// <summary>Nodes.</summary>
    NodeCount,

    /// <summary>Restarts so far.</summary>
    RestartTimes,
}
