using System.Runtime.InteropServices;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The median of many numbers of seconds, none of them below zero.</summary>
internal sealed class MedianOfTimes
{
    // Twelve days. Of many, shorter times are counted, which needs no memory for each.
    private const int Counted = 1 << 20;

    // Up to so many, to find the one in the middle is faster than to make the counts and to look through them.
    private const int Few = 1 << 17;

    // The times of which there are few, or that are long.
    private List<long> _kept = [];
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
        if (_times + other._times <= Few)
        {
            _kept.AddRange(other._kept);
            _times += other._times;
            return;
        }
        other._kept.ForEach(Add);
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
        return InOrder(CollectionsMarshal.AsSpan(_kept), (int)before);
    }

    /// <summary>Which one is at a place when all are sorted. Sorts no more of them than it takes to tell.</summary>
    private static long InOrder(Span<long> times, int place)
    {
        while (true)
        {
            // By chance, so that no order of the times is a slow one.
            var pivot = times[Random.Shared.Next(times.Length)];
            var (low, high) = (0, times.Length - 1);
            while (low <= high)
            {
                while (times[low] < pivot)
                {
                    low++;
                }
                while (times[high] > pivot)
                {
                    high--;
                }
                if (low <= high)
                {
                    (times[low], times[high]) = (times[high], times[low]);
                    (low, high) = (low + 1, high - 1);
                }
            }
            if (place <= high)
            {
                times = times[..(high + 1)];
            }
            else if (place >= low)
            {
                times = times[low..];
                place -= low;
            }
            else
            {
                return pivot;
            }
        }
    }

    private void Grow()
    {
        if (_counts is null)
        {
            var few = _kept;
            (_kept, _counts) = ([], new int[Counted]);
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
            _kept.Add(seconds);
        }
    }
}
