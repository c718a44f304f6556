namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The median of many numbers of seconds, none of them below zero.</summary>
internal sealed class MedianOfTimes
{
    // Twelve days. Shorter times are counted, which is faster than to sort them, and needs no memory for each.
    private const int Counted = 1 << 20;

    // Up to so many, sorting them is faster than to look through the counts.
    private const int Few = 10_000;

    // The times of which there are few, or that are long.
    private List<long> _sorted = [];
    private int[]? _counts;
    private long _times;

    public void Add(long seconds)
    {
        _times++;
        if (_times > Few)
        {
            Grow();
        }
        Count(seconds);
    }

    /// <summary>Adds all times of another one.</summary>
    public void Add(MedianOfTimes other)
    {
        other._sorted.ForEach(Add);
        if (other._counts is { } counts)
        {
            Grow();
            for (var seconds = 0; seconds < counts.Length; seconds++)
            {
                _counts![seconds] += counts[seconds];
                _times += counts[seconds];
            }
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
        for (var seconds = 0; seconds < _counts?.Length; seconds++)
        {
            before -= _counts[seconds];
            if (before < 0)
            {
                return seconds;
            }
        }
        _sorted.Sort();
        return _sorted[(int)before];
    }

    private void Grow()
    {
        if (_counts is null)
        {
            var few = _sorted;
            (_sorted, _counts) = ([], new int[Counted]);
            few.ForEach(Count);
        }
    }

    private void Count(long seconds)
    {
        if (_counts is { } counts && seconds < counts.Length)
        {
            counts[seconds]++;
        }
        else
        {
            _sorted.Add(seconds);
        }
    }
}
