namespace JobsDashboard.Jobs.Gate;

/// <summary>
/// The processor time of a piece of work. A database in this process tells what its statements take, and work that takes too much is
/// stopped, so that no question takes more of a processor than its share, however many others slow it down.
/// </summary>
/// <param name="limit">How much the work may take.</param>
/// <param name="stop">Stops it.</param>
internal sealed class ProcessorTime(TimeSpan limit, Action stop)
{
    private static readonly AsyncLocal<ProcessorTime?> s_current = new();

    private long _ticks;

    /// <summary>That of the work which is under way here; null outside of any.</summary>
    public static ProcessorTime? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>Whether the work was stopped because it took too much.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Adds what a statement has taken since it was told the last time.</summary>
    public void Add(TimeSpan taken)
    {
        if (Interlocked.Add(ref _ticks, taken.Ticks) > limit.Ticks && !IsExceeded)
        {
            IsExceeded = true;
            stop();
        }
    }
}
