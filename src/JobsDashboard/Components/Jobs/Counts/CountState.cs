namespace JobsDashboard.Components.Jobs.Counts;

/// <summary>What is known of a count.</summary>
public enum CountState
{
    /// <summary>Nobody has asked.</summary>
    Unasked,

    /// <summary>It is being counted.</summary>
    Waiting,

    /// <summary>It is there.</summary>
    Known,

    /// <summary>The database took too long.</summary>
    TookTooLong,

    /// <summary>It cannot be had.</summary>
    Failed,
}
