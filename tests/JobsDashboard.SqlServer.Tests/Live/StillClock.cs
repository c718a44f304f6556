namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>A clock that stands still, whose timers go: a deadline and a second try have to come.</summary>
internal sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
