using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The median of many numbers of seconds, none of them below zero.</summary>
internal sealed class MedianOfTimes
{
    // Twelve days. Shorter times are counted, which is faster than to sort them, and needs no memory for each.
    private const int Counted = 1 << 20;

    // A table of all seconds would be large each time, and nearly empty: most times are of some hours.
    private const int Part = 1 << 13;

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
        var (counts, known) = (_counts, 0);
        foreach (var seconds in times)
        {
            // None is beyond what is counted, too.
            if (counts is not null && (ulong)seconds < Counted)
            {
                (counts[seconds / Part] ??= NewPart())[seconds % Part]++;
                known++;
            }
            else if (seconds != PackedColumn.None)
            {
                _sorted.Add(seconds);
                known++;
            }
        }
        _times += known;
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
        foreach (var (part, counts) in (_counts ?? []).Index())
        {
            var times = counts is null ? 0 : Sum(counts.AsSpan(0, Part));
            if (before < times)
            {
                return ((long)part * Part) + PlaceOf(before, counts);
            }
            before -= times;
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

    private static long Sum(ReadOnlySpan<int> counts)
    {
        var sums = Vector<int>.Zero;
        foreach (var some in MemoryMarshal.Cast<int, Vector<int>>(counts))
        {
            sums += some;
        }
        return Vector.Sum(sums);
    }

    private static int PlaceOf(long before, ReadOnlySpan<int> counts)
    {
        var at = 0;
        for (; before >= counts[at]; at++)
        {
            before -= counts[at];
        }
        return at;
    }

    // Lent: each question needs dozens of them for a moment.
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
            (_sorted, _counts, _times) = ([], new int[Counted / Part][], 0);
            Add(CollectionsMarshal.AsSpan(few));
        }
    }
}
