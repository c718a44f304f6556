using System.Buffers;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Counts times in spans of equal length, by status.</summary>
internal sealed class SpanCounts : IDisposable
{
    private const int FewSpans = 5;

    private readonly long _origin;
    private readonly long _length;
    private readonly long _first;
    private readonly int _width;
    private readonly long[] _counts;
    private readonly long[] _times = ArrayPool<long>.Shared.Rent(RowMask.Rows);
    private readonly long[] _states = ArrayPool<long>.Shared.Rent(RowMask.Rows);

    /// <param name="origin">What is taken off a time before it is divided, rounding towards zero.</param>
    /// <param name="length">How long a span is.</param>
    /// <param name="first">The number of the first span.</param>
    /// <param name="last">The number of the last span.</param>
    /// <param name="statuses">How many statuses there are.</param>
    public SpanCounts(long origin, long length, long first, long last, int statuses)
    {
        (_origin, _length, _first, _width) = (origin, length, first, statuses + 1);
        // A row of counts for each span, and before them one for the jobs without a time. In each, the first is of no status.
        _counts = new long[(last - first + 2) * _width];
    }

    public void Add(PackedColumn times, PackedColumn states, ReadOnlySpan<ulong> mask)
    {
        if (times.Min == PackedColumn.None)
        {
            states.CountInto(CountsOf(0), mask);
        }
        else if (times.Min >= _origin && SpanOf(times.Max) - SpanOf(times.Min) < FewSpans)
        {
            AddSpanBySpan(times, states, mask);
        }
        else
        {
            AddRowByRow(times, states, mask);
        }
    }

    // Jobs of about the same time are together, so that a segment mostly has few spans.
    private void AddSpanBySpan(PackedColumn times, PackedColumn states, ReadOnlySpan<ulong> mask)
    {
        Span<ulong> rows = stackalloc ulong[RowMask.Words];
        mask.CopyTo(rows);
        times.IsNone(rows);
        states.CountInto(CountsOf(0), rows);
        // Times beyond the table are of jobs that the mask has not.
        var (first, last) = (Math.Max(1, SpanOf(times.Min)), Math.Min((_counts.Length / _width) - 1, SpanOf(times.Max)));
        for (var span = first; span <= last; span++)
        {
            var begin = _origin + ((span - 1 + _first) * _length);
            mask.CopyTo(rows);
            times.Between(begin, begin + _length - 1, rows);
            states.CountInto(CountsOf(span), rows);
        }
    }

    private void AddRowByRow(PackedColumn times, PackedColumn states, ReadOnlySpan<ulong> mask)
    {
        times.CopyTo(_times.AsSpan(0, RowMask.Rows));
        states.CopyTo(_states.AsSpan(0, RowMask.Rows));
        // From where the segment's first span begins: what is divided is then short and not below zero.
        var firstSpan = SpanOf(times.Min);
        var begin = _origin + ((firstSpan - 1 + _first) * _length);
        var isShort = times.Min >= _origin && times.Max - begin <= uint.MaxValue && _length <= uint.MaxValue;
        var inverse = (ulong.MaxValue / (ulong)_length) + 1;
        foreach (var row in RowMask.RowsOf(mask))
        {
            var span = _times[row] switch
            {
                PackedColumn.None => 0,
                // A product instead of a quotient, which takes ten times as long; exact up to 32 bits.
                var time when isShort && _length > 1 => firstSpan + (long)Math.BigMul((ulong)(time - begin), inverse, out _),
                var time => SpanOf(time),
            };
            _counts[(span * _width) + StateOf(row)]++;
        }
    }

    public IReadOnlyList<SpanCount> Counted(Func<int, JobStatus> statusOf) =>
    [
        .. _counts
            .Select((count, at) => new SpanCount(
                at < _width ? null : (at / _width) + _first - 1,
                at % _width == 0 ? null : statusOf((at % _width) - 1),
                count))
            .Where(count => count.Count > 0),
    ];

    public void Dispose()
    {
        ArrayPool<long>.Shared.Return(_times);
        ArrayPool<long>.Shared.Return(_states);
    }

    private Span<long> CountsOf(long span) => _counts.AsSpan((int)(span * _width), _width);

    private long SpanOf(long time) => ((time - _origin) / _length) - _first + 1;

    private long StateOf(int row) => _states[row] == PackedColumn.None ? 0 : _states[row] + 1;
}
