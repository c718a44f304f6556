namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>A clock whose every wait is over at once, and remembered.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
