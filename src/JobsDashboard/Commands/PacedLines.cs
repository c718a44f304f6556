namespace JobsDashboard.Commands;

/// <summary>Prints a line every few seconds, so that long work shows that it goes on.</summary>
internal sealed class PacedLines(TimeProvider clock)
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(5);

    private long _last = clock.GetTimestamp();

    /// <summary>Prints a line if one is due.</summary>
    public void Print(Func<string> line)
    {
        if (clock.GetElapsedTime(_last) >= s_betweenLines)
        {
            _last = clock.GetTimestamp();
            Console.WriteLine(line());
        }
    }
}
