using System.Linq.Expressions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Sums up what the jobs of some segments have asked for, used and waited.</summary>
internal sealed class UseCount
{
    // So many jobs at a time that what is unpacked of them stays in the processor's cache.
    private const int Block = 8_192;

    private readonly UnpackedRows _values;
    private readonly RowFunction<double> _gpus;
    private readonly RowFunction<long> _seconds;
    private readonly RowFunction<bool> _isFailed;
    private readonly RowFunction<long> _queueTime;
    private readonly RowList _rows = new();
    private readonly MedianOfTimes _queued = new();

    // One for each segment, which are added in one order whoever has counted them, so that fractions are rounded alike.
    private readonly List<(int Number, long Jobs, double Gpus, double Used, double UsedByFailed)> _sums = [];

    private readonly long _now;

    /// <param name="snapshot">Tells which columns there are.</param>
    public UseCount(ColumnSnapshot snapshot)
    {
        var (job, now) = (JobUse.Of.Parameters[0], JobUse.Of.Parameters[1]);
        var columns = new ColumnValues(snapshot, job);
        var members = ((MemberInitExpression)JobUse.Of.Body).Bindings
            .Cast<MemberAssignment>().ToDictionary(binding => binding.Member.Name, binding => binding.Expression);
        _gpus = columns.Function<double>(members[nameof(JobUse.Gpus)]);
        _seconds = columns.Function<long>(members[nameof(JobUse.Seconds)], now);
        _isFailed = columns.Function<bool>(members[nameof(JobUse.IsFailed)]);
        var queueTime = JobFields.QueueTime.Column;
        _queueTime = columns.Function<long>(Expression.Coalesce(
            ReplacingExpressionVisitor.Replace(queueTime.Parameters[0], job, queueTime.Body), Expression.Constant(PackedColumn.None)));
        _values = columns.Rows;
    }

    private UseCount(UseCount other, UnpackedRows values, long now)
    {
        (_values, _now) = (values, now);
        (_gpus, _seconds) = (other._gpus.Over(values), other._seconds.Over(values));
        (_isFailed, _queueTime) = (other._isFailed.Over(values), other._queueTime.Over(values));
    }

    /// <summary>Another one, with the same machine code, which has counted nothing.</summary>
    /// <param name="snapshot">The jobs.</param>
    /// <param name="now">The moment up to which running ones are reckoned, in Unix seconds.</param>
    public UseCount Of(ColumnSnapshot snapshot, long now) => new(this, _values.Of(snapshot.Values), now);

    public void Add(int number, ColumnSegment segment, ReadOnlySpan<ulong> mask)
    {
        var jobs = RowMask.Count(mask);
        var (gpus, used, usedByFailed) = (0d, 0d, 0d);
        var words = jobs > Block ? Block / 64 : mask.Length;
        for (var first = 0; first < mask.Length; first += words)
        {
            _rows.Load(mask.Slice(first, words), first * 64);
            var asked = _gpus.Of(segment, _rows);
            var seconds = _seconds.Of(segment, _rows, _now);
            var areFailed = _isFailed.Of(segment, _rows);
            for (var at = 0; at < asked.Length; at++)
            {
                var usedByJob = asked[at] * seconds[at];
                gpus += asked[at];
                used += usedByJob;
                usedByFailed += areFailed[at] ? usedByJob : 0;
            }
            _queued.Add(_queueTime.Of(segment, _rows));
        }
        _sums.Add((number, jobs, gpus, used, usedByFailed));
        Release();
    }

    private void Release()
    {
        _gpus.Release();
        _seconds.Release();
        _isFailed.Release();
        _queueTime.Release();
        _rows.Release();
    }

    public static UseSums Sum(IReadOnlyCollection<UseCount> counts)
    {
        var sums = counts.SelectMany(count => count._sums).OrderBy(sum => sum.Number).ToList();
        var queued = counts.First()._queued;
        foreach (var count in counts.Skip(1))
        {
            queued.Add(count._queued);
            count._queued.Release();
        }
        var median = queued.Median();
        queued.Release();
        return new UseSums(
            sums.Sum(sum => sum.Jobs), sums.Sum(sum => sum.Gpus), sums.Sum(sum => sum.Used), sums.Sum(sum => sum.UsedByFailed), median);
    }
}
