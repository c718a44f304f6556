namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>Waits for what a server does in its own time, and says what it saw when that takes too long.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(200);

    /// <param name="look">What there is now.</param>
    /// <param name="isAsExpected">Whether that is what is waited for.</param>
    /// <param name="timesInARow">How often it has to be seen, where one look may fall between two pieces of work.</param>
    /// <param name="limit">How long is waited.</param>
    /// <param name="time">The clock of the waiting.</param>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isAsExpected, int timesInARow, TimeSpan limit, TimeProvider time)
    {
        var start = time.GetTimestamp();
        for (var seen = 0; ;)
        {
            var state = await look();
            seen = isAsExpected(state) ? seen + 1 : 0;
            if (seen == timesInARow)
            {
                return state;
            }
            if (time.GetElapsedTime(start) > limit)
            {
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s in vain; what there is now: {state?.ToString() ?? "nothing"}");
            }
            await Task.Delay(s_betweenLooks, time);
        }
    }
}
