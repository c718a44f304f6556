namespace JobsDashboard.Jobs.Zones;

/// <summary>What spans of time are measured in.</summary>
public enum TimeUnit
{
    /// <summary>A second.</summary>
    Second,

    /// <summary>A minute.</summary>
    Minute,

    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A day from midnight to midnight, which may have 23, 25 or another number of hours.</summary>
    Day,

    /// <summary>A week, from Monday on.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A year.</summary>
    Year,
}
