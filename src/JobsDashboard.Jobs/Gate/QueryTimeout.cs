namespace JobsDashboard.Jobs.Gate;

/// <summary>How long a query may take before it is stopped, which ends it with a <see cref="TimeoutException"/>.</summary>
public sealed record QueryTimeout(TimeSpan Time)
{
    /// <summary>What holds when nothing is set.</summary>
    public static QueryTimeout Default { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>The longest that any query may take.</summary>
    public TimeSpan Longest => For(QueryPatience.Great);

    /// <summary>How much it may take of a processor from a database in this process: what one query takes, the others lack.</summary>
    public TimeSpan Processor => Time / 5;

    /// <summary>How long a query may take for which somebody has some patience.</summary>
    public TimeSpan For(QueryPatience patience) => patience switch
    {
        QueryPatience.Moment => Time / 10,
        QueryPatience.Little => Time / 3,
        QueryPatience.Great => Time * 3,
        _ => Time,
    };
}
