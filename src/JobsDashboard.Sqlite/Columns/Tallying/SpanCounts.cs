using System.Numerics;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Counts times in spans of equal length, by status.</summary>
internal sealed class SpanCounts
{
    private const int FewSpans = 5;

    private readonly long _origin;
    private readonly long _length;
    private readonly long _first;
    private readonly int _width;

    /// <param name="origin">What is taken off a time before it is divided, rounding towards zero.</param>
    /// <param name="length">How long a span is.</param>
    /// <param name="first">The number of the first span.</param>
    /// <param name="last">The number of the last span.</param>
    /// <param name="statuses">How many statuses there are.</param>
    public SpanCounts(long origin, long length, long first, long last, int statuses)
    {
        (_origin, _length, _first, _width) = (origin, length, first, statuses + 1);
        Counts = (int)(last - first + 2) * _width;
    }

    /// <summary>
    /// How many counts there are: a row of them for each span, and before them one for the jobs without a time. In each, the first is of no
    /// status.
    /// </summary>
    public int Counts { get; }

    /// <summary>Adds the jobs of a segment to the counts.</summary>
    public void CountInto(Span<long> counts, PackedColumn times, PackedColumn states, ReadOnlySpan<ulong> mask)
    {
        if (times.Min == PackedColumn.None)
        {
            states.CountInto(counts[.._width], mask);
        }
        else if (times.Min >= _origin && SpanOf(times.Max) - SpanOf(times.Min) < FewSpans)
        {
            AddSpanBySpan(counts, times, states, mask);
        }
        else
        {
            AddRowByRow(counts, times, states, mask);
        }
    }

    // Jobs of about the same time are together, so that a segment mostly has few spans.
    private void AddSpanBySpan(Span<long> counts, PackedColumn times, PackedColumn states, ReadOnlySpan<ulong> mask)
    {
        Span<ulong> rows = stackalloc ulong[RowMask.Words];
        if (times.HasNone)
        {
            mask.CopyTo(rows);
            times.IsNone(rows);
            states.CountInto(counts[.._width], rows);
        }
        // Times beyond the table are of jobs that the mask has not.
        var (first, last) = (Math.Max(1, SpanOf(times.Min)), Math.Min((Counts / _width) - 1, SpanOf(times.Max)));
        for (var span = first; span <= last; span++)
        {
            var begin = _origin + ((span - 1 + _first) * _length);
            mask.CopyTo(rows);
            times.Between(begin, begin + _length - 1, rows);
            states.CountInto(counts.Slice((int)span * _width, _width), rows);
        }
    }

    private void AddRowByRow(Span<long> counts, PackedColumn times, PackedColumn states, ReadOnlySpan<ulong> mask)
    {
        // From where the segment's first span begins: what is divided is then short and not below zero.
        var firstSpan = SpanOf(times.Min);
        var begin = _origin + ((firstSpan - 1 + _first) * _length);
        var isShort = times.Min >= _origin && times.Max - begin <= uint.MaxValue && _length is > 1 and <= uint.MaxValue;
        var inverse = (ulong.MaxValue / (ulong)_length) + 1;
        var width = _width;
        Span<long> timeOf = stackalloc long[RowMask.RowsOfWord];
        Span<long> stateOf = stackalloc long[RowMask.RowsOfWord];
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] == 0)
            {
                continue;
            }
            times.CopyWord(word, timeOf);
            states.CopyWord(word, stateOf);
            for (var rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                var row = BitOperations.TrailingZeroCount(rest);
                var span = timeOf[row] switch
                {
                    PackedColumn.None => 0,
                    // A product instead of a quotient, which takes ten times as long; exact up to 32 bits.
                    var time when isShort => firstSpan + (long)(ulong)(Math.BigMul((ulong)(time - begin), inverse) >> 64),
                    var time => SpanOf(time),
                };
                counts[(int)((span * width) + Math.Max(stateOf[row], -1) + 1)]++;
            }
        }
    }

    public IReadOnlyList<SpanCount> Counted(ReadOnlySpan<long> counts, Func<int, JobStatus> statusOf)
    {
        var found = new List<SpanCount>(counts.Length - counts.Count(0));
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] > 0)
            {
                found.Add(new SpanCount(
                    at < _width ? null : (at / _width) + _first - 1,
                    at % _width == 0 ? null : statusOf((at % _width) - 1),
                    counts[at]));
            }
        }
        return found;
    }

    private long SpanOf(long time) => ((time - _origin) / _length) - _first + 1;
}
