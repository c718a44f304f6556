namespace JobsDashboard.Jobs.Fields;

/// <summary>What jobs can be ordered by.</summary>
public enum JobSort
{
    /// <summary>Created; the default.</summary>
    GmtCreateTime,

    /// <summary>Ended.</summary>
    GmtFinishTime,

    /// <summary>Name, ignoring case.</summary>
    DisplayName,

    /// <summary>Type, by its name.</summary>
    JobType,

    /// <summary>Status, by its name.</summary>
    Status,
}
