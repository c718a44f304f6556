namespace JobsDashboard.Components.Jobs.Counts;

/// <summary>Which of a page's counts go first.</summary>
public enum CountUrgency
{
    /// <summary>What is offered while a user types.</summary>
    Suggestion,

    /// <summary>How many jobs the list has.</summary>
    Total,

    /// <summary>The chart above the list.</summary>
    Chart,

    /// <summary>The values of a filter.</summary>
    Filter,

    /// <summary>What stands below the list.</summary>
    Footer,
}
