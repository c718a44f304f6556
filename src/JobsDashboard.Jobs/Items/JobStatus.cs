namespace JobsDashboard.Jobs.Items;

/// <summary>The thirteen states of the contract.</summary>
/// <remarks>
/// The numbers are stored. They ascend with the names, so ordering by number is ordering by name,
/// and leave gaps for states that the vendor may add.
/// </remarks>
public enum JobStatus
{
    /// <summary>A spot job waits for its bid.</summary>
    Bidding = 10,

    /// <summary>Accepted, being set up.</summary>
    Creating = 20,

    /// <summary>Scheduled; nodes and images are being prepared.</summary>
    EnvPreparing = 30,

    /// <summary>Ended in failure.</summary>
    Failed = 40,

    /// <summary>Ended in failure; its pods are kept for a while.</summary>
    FailedReserving = 50,

    /// <summary>Waits for quota, stock or its turn.</summary>
    Queuing = 60,

    /// <summary>Recovers from a fault.</summary>
    Restarting = 70,

    /// <summary>Runs.</summary>
    Running = 80,

    /// <summary>The nodes' health is checked before the job runs.</summary>
    SanityChecking = 90,

    /// <summary>Ended on request, which is not a failure.</summary>
    Stopped = 100,

    /// <summary>Is being stopped.</summary>
    Stopping = 110,

    /// <summary>Done.</summary>
    Succeeded = 120,

    /// <summary>Done; its pods are kept for a while.</summary>
    SucceededReserving = 130,
}
