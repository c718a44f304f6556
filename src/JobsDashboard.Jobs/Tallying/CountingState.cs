namespace JobsDashboard.Jobs.Tallying;

/// <summary>How jobs are counted, for whoever operates the program.</summary>
public sealed class CountingState
{
    private readonly IJobTally _tally;

    internal CountingState(IJobTally tally)
    {
        _tally = tally;
    }

    /// <summary>What counts at this moment.</summary>
    public CountSource Source => _tally.Source;

    /// <summary>Begins whatever makes counting faster; returns at once.</summary>
    public void Begin() => _tally.Begin();
}
