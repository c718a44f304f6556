namespace JobsDashboard.Jobs.Gate;

/// <summary>How long somebody waits for the answer of a query.</summary>
public enum QueryPatience
{
    /// <summary>As long as for any question.</summary>
    Usual,

    /// <summary>A moment, because there is something else to show when the answer does not come.</summary>
    Moment,

    /// <summary>Not long, because others wait behind it.</summary>
    Little,

    /// <summary>Longer than for other questions, because it was asked for by itself.</summary>
    Great,
}
