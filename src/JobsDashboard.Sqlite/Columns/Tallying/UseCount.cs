using System.Buffers;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Sums up what the jobs of some segments have asked for, used and waited, as <see cref="JobUse"/> defines it.</summary>
/// <param name="columns">The columns that tell it.</param>
/// <param name="now">The moment up to which running jobs are reckoned, in Unix seconds.</param>
internal sealed class UseCount(UsedColumns columns, long now)
{
    // So many jobs at a time that what is unpacked of them stays in the processor's cache.
    private const int Block = 4_096;

    private readonly RowList _rows = new();
    private readonly long[] _started = ArrayPool<long>.Shared.Rent(Block);
    private readonly long[] _waits = ArrayPool<long>.Shared.Rent(Block);
    private readonly long[] _seconds = ArrayPool<long>.Shared.Rent(Block);
    private readonly long[] _codes = ArrayPool<long>.Shared.Rent(Block);
    private readonly MedianOfTimes _queued = new();

    // One for each segment, which are added in one order whoever has counted them, so that fractions are rounded alike.
    private readonly List<(int Number, UseSums Sums)> _sums = [];

    public void Add(int number, ColumnSegment segment, ReadOnlySpan<ulong> mask)
    {
        Span<ulong> failed = stackalloc ulong[RowMask.Words];
        mask.CopyTo(failed);
        segment.Columns[columns.Status].IsIn(columns.AreFailed, failed);
        var sums = default(UseSums);
        var words = RowMask.Count(mask) > Block ? Block / RowMask.RowsOfWord : mask.Length;
        for (var first = 0; first < mask.Length; first += words)
        {
            _rows.Load(mask.Slice(first, words), first * RowMask.RowsOfWord);
            Unpack(segment, _rows.Span);
            _queued.Add(_waits.AsSpan(0, _rows.Count));
            sums = Sum(sums, SumOf(_rows.Span, failed));
        }
        _sums.Add((number, sums));
    }

    public static UseSums Sum(IReadOnlyCollection<UseCount> counts)
    {
        var queued = counts.First()._queued;
        foreach (var count in counts.Skip(1))
        {
            queued.Add(count._queued);
        }
        var sums = counts.SelectMany(count => count._sums).OrderBy(sum => sum.Number).Select(sum => sum.Sums);
        var sum = sums.Aggregate(default(UseSums), Sum) with { MedianQueueTime = queued.Median() };
        foreach (var count in counts)
        {
            count.Release();
        }
        return sum;
    }

    private static UseSums Sum(UseSums one, UseSums other) => new(
        one.Jobs + other.Jobs,
        one.Gpus + other.Gpus,
        one.GpuSeconds + other.GpuSeconds,
        one.FailedGpuSeconds + other.FailedGpuSeconds,
        null);

    private void Unpack(ColumnSegment segment, ReadOnlySpan<int> rows)
    {
        segment.Columns[columns.Running].CopyTo(_started, rows);
        segment.Columns[columns.Created].CopyTo(_codes, rows);
        _started.AsSpan(0, rows.Length).CopyTo(_waits);
        CodeScan.Subtract(_waits.AsSpan(0, rows.Length), _codes);
        var seconds = _seconds.AsSpan(0, rows.Length);
        segment.Columns[columns.Finished].CopyTo(seconds, rows);
        CodeScan.Subtract(seconds, _started);
        for (var at = 0; at < seconds.Length; at++)
        {
            if (seconds[at] == PackedColumn.None)
            {
                seconds[at] = SecondsWithoutBothTimes(segment, rows[at], _started[at]);
            }
        }
        segment.Columns[columns.Gpus].CopyTo(_codes, rows);
    }

    /// <summary>The seconds of a job that has not both started and finished, as far as is known.</summary>
    private long SecondsWithoutBothTimes(ColumnSegment segment, int row, long started)
    {
        if (columns.IsOpen(segment.Columns[columns.Status][row]) && segment.Columns[columns.Finished][row] == PackedColumn.None)
        {
            return started == PackedColumn.None ? 0 : Math.Max(0, now - started);
        }
        return segment.Columns[columns.Duration][row] is not PackedColumn.None and var duration ? duration : 0;
    }

    private UseSums SumOf(ReadOnlySpan<int> rows, ReadOnlySpan<ulong> failed)
    {
        var (gpus, used, usedByFailed) = (0d, 0d, 0d);
        var gpusOf = columns.GpusOf;
        var codes = _codes.AsSpan(0, rows.Length);
        var seconds = _seconds.AsSpan(0, rows.Length);
        for (var at = 0; at < rows.Length; at++)
        {
            var gpusOfJob = gpusOf[(int)(Math.Max(codes[at], -1) + 1)];
            var usedByJob = gpusOfJob * seconds[at];
            gpus += gpusOfJob;
            used += usedByJob;
            // All bits of it or none, since a processor would often guess a condition wrong.
            var isFailed = (long)(failed[rows[at] >> 6] >> (rows[at] & 63)) & 1;
            usedByFailed += BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(usedByJob) & -isFailed);
        }
        return new UseSums(rows.Length, gpus, used, usedByFailed, null);
    }

    private void Release()
    {
        foreach (var numbers in new[] { _started, _waits, _seconds, _codes })
        {
            ArrayPool<long>.Shared.Return(numbers);
        }
        _rows.Release();
        _queued.Release();
    }
}
