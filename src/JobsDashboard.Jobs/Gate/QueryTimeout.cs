namespace JobsDashboard.Jobs.Gate;

/// <summary>How long a query may take before it is stopped, which ends it with a <see cref="TimeoutException"/>.</summary>
public sealed record QueryTimeout(TimeSpan Time)
{
    /// <summary>What holds when nothing is set.</summary>
    public static QueryTimeout Default { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>How much processor time it may take of a database in this process: what one query takes, the others lack.</summary>
    internal TimeSpan Processor => Time / 5;
}
