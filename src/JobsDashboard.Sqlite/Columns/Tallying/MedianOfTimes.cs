using System.Buffers;
using System.Runtime.InteropServices;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The median of many numbers of seconds, none of them below zero.</summary>
internal sealed class MedianOfTimes
{
    // Twelve days. Shorter times are counted, which is faster than to sort them, and needs no memory for each.
    private const int Counted = 1 << 20;

    // A table of all seconds would be large each time, and nearly empty: most times are of some hours.
    private const int Part = 1 << 11;

    // Up to so many, sorting them is faster than to look through the counts.
    private const int Few = 1_000;

    // The times of which there are few, or that are long.
    private List<long> _sorted = [];
    private int[]?[]? _counts;
    private long _times;

    /// <summary>Adds some times; <see cref="PackedColumn.None"/> is none.</summary>
    public void Add(ReadOnlySpan<long> times)
    {
        if (_times + times.Length > Few)
        {
            Grow();
        }
        foreach (var seconds in times)
        {
            if (seconds != PackedColumn.None)
            {
                _times++;
                Count(seconds);
            }
        }
    }

    /// <summary>Adds all times of another one.</summary>
    public void Add(MedianOfTimes other)
    {
        Add(CollectionsMarshal.AsSpan(other._sorted));
        if (other._counts is { } counts)
        {
            Grow();
            for (var part = 0; part < counts.Length; part++)
            {
                AddPart(part, counts[part]);
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
        for (var part = 0; part < _counts?.Length; part++)
        {
            for (var at = 0; at < Part && _counts[part] is not null; at++)
            {
                before -= _counts[part]![at];
                if (before < 0)
                {
                    return ((long)part * Part) + at;
                }
            }
        }
        _sorted.Sort();
        return _sorted[(int)before];
    }

    /// <summary>Gives back the room that the counts take. There are no times then.</summary>
    public void Release()
    {
        foreach (var part in _counts ?? [])
        {
            ArrayPool<int>.Shared.Return(part ?? []);
        }
        (_sorted, _counts, _times) = ([], null, 0);
    }

    // Lent: each question needs a hundred of them for a moment.
    private static int[] NewPart()
    {
        var part = ArrayPool<int>.Shared.Rent(Part);
        part.AsSpan().Clear();
        return part;
    }

    private void AddPart(int part, int[]? counts)
    {
        if (counts is null)
        {
            return;
        }
        var sums = _counts![part] ??= NewPart();
        for (var at = 0; at < Part; at++)
        {
            sums[at] += counts[at];
            _times += counts[at];
        }
    }

    private void Grow()
    {
        if (_counts is null)
        {
            var few = _sorted;
            (_sorted, _counts) = ([], new int[Counted / Part][]);
            few.ForEach(Count);
        }
    }

    private void Count(long seconds)
    {
        if (_counts is { } counts && seconds < Counted)
        {
            (counts[seconds / Part] ??= NewPart())[seconds % Part]++;
        }
        else
        {
            _sorted.Add(seconds);
        }
    }
}
