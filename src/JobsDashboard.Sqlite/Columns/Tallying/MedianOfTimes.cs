namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The median of many numbers of seconds, none of them below zero.</summary>
internal sealed class MedianOfTimes
{
    // Twelve days. Shorter times are counted, which is faster than to sort them, and needs no memory for each.
    private const int Counted = 1 << 20;

    private readonly int[] _counts = new int[Counted];
    private readonly List<long> _longer = [];
    private long _times;

    public void Add(long seconds)
    {
        _times++;
        if (seconds < Counted)
        {
            _counts[seconds]++;
        }
        else
        {
            _longer.Add(seconds);
        }
    }

    /// <summary>The median, the lower one of the two in the middle; null when there is no time.</summary>
    public long? Median()
    {
        if (_times == 0)
        {
            return null;
        }
        var before = (_times - 1) / 2;
        for (var seconds = 0; seconds < Counted; seconds++)
        {
            before -= _counts[seconds];
            if (before < 0)
            {
                return seconds;
            }
        }
        _longer.Sort();
        return _longer[(int)before];
    }
}
