namespace JobsDashboard.Jobs.Gate;

/// <summary>How many questions the database answers at once, and how long the others wait for their turn.</summary>
/// <param name="Questions">Of all callers together.</param>
/// <param name="PerCaller">Of one caller.</param>
/// <param name="MaxWaiting">How many questions of one caller may wait; the next one is refused.</param>
/// <param name="MaxWait">How long a question waits before it is refused.</param>
public sealed record QueueLimits(int Questions, int PerCaller, int MaxWaiting, TimeSpan MaxWait)
{
    /// <summary>What holds when nothing is set.</summary>
    /// <remarks>
    /// More questions than cores, so that a caller with quick ones need not wait until one of the slow ones is done. A single caller
    /// gets no more than there are cores, which leaves the others their share of each.
    /// </remarks>
    public static QueueLimits Default { get; } = new(
        Questions: 4 + Environment.ProcessorCount,
        PerCaller: Math.Max(2, Environment.ProcessorCount / 2),
        MaxWaiting: 100,
        MaxWait: TimeSpan.FromSeconds(10));

    /// <summary>How many of the questions may be counts: the rest stays free for rows.</summary>
    internal int Counts => MostOf(Questions);

    internal int CountsPerCaller => MostOf(PerCaller);

    private static int MostOf(int questions) => Math.Max(1, questions - Math.Max(1, questions / 4));
}
