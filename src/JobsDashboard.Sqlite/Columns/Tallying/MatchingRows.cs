using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The jobs of a snapshot that a filter finds, counted segment by segment.</summary>
internal sealed class MatchingRows(ColumnSnapshot snapshot, RowFilter filter, CancellationToken cancellationToken)
{
    // Where times spread over more spans, they are counted in a dictionary.
    private const int MaxSpansInTable = 100_000;

    // Up to so many, all that come before a page are kept and sorted with it.
    private const int MaxKept = 5_000;

    private delegate void Visitor(ColumnSegment segment, ReadOnlySpan<ulong> mask);

    public long Count()
    {
        var count = 0L;
        Each((_, mask) => count += RowMask.Count(mask));
        return count;
    }

    /// <summary>The ids of a part of the rows in an order: those without a value last, ties by the id in the same direction.</summary>
    public IReadOnlyList<long> Ordered(RowOrder order, bool ascending, Range part)
    {
        var (skip, end) = (part.Start.Value, part.End.Value);
        return end <= MaxKept ? First(order, ascending, end).Skip(skip).ToList() : Late(order, ascending, skip, end - skip);
    }

    /// <summary>The ids of a part of the rows in the order of their names.</summary>
    /// <exception cref="NotCopiedException">It is a late one.</exception>
    public IReadOnlyList<long> OrderedByName(bool ascending, Range part)
    {
        if (part.End.Value > MaxKept)
        {
            throw new NotCopiedException();
        }
        var smallest = new SmallestRows<NameKey>(part.End.Value);
        EachNumbered((number, segment, mask) =>
        {
            var first = FirstIdOf(number);
            segment.Names.Visit(mask, (row, name) => smallest.Add(new NameKey(name, ascending), ascending ? first + row : -(first + row)));
        });
        return [.. smallest.InOrder().Skip(part.Start.Value).Select(Math.Abs)];
    }

    private IEnumerable<long> First(RowOrder order, bool ascending, int end)
    {
        var smallest = new SmallestRows<long>(end);
        var numbers = Enumerable.Range(0, snapshot.Segments.Length);
        EachNumbered(
            (number, segment, mask) =>
            {
                var values = order.Of(segment);
                var first = FirstIdOf(number);
                foreach (var row in RowMask.RowsOf(mask))
                {
                    smallest.Add(InOrder(values[row]), ascending ? first + row : -(first + row));
                }
            },
            // Those that the first rows are most likely among come first, so that the others need no look.
            ascending ? numbers : numbers.Reverse(),
            segment => smallest.CanTake(InOrder(order.FirstOf(segment, ascending) ?? (ascending ? long.MinValue + 1 : long.MaxValue))));
        return smallest.InOrder().Select(Math.Abs);

        long InOrder(long value) => value == PackedColumn.None ? long.MaxValue : ascending ? value : -value;
    }

    private List<long> Late(RowOrder order, bool ascending, int skip, int size)
    {
        var page = new LatePage(ascending);
        EachNumbered((number, segment, mask) => page.Add(FirstIdOf(number), order.ColumnOf(segment), mask));
        return page.Ids(skip, size);
    }

    /// <summary>How many have each value of a coded column.</summary>
    public IReadOnlyList<KeyCount> ByValue(JobColumn column)
    {
        var counts = CodedCounts(column);
        Each((segment, mask) => segment.Columns[column.Place].CountInto(counts, mask));
        var values = snapshot.Values[column.Place];
        return
        [
            .. counts
                .Select((count, at) => new KeyCount(at == 0 ? null : (int)values.Span[at - 1], count))
                .Where(count => count.Count > 0),
        ];
    }

    /// <summary>How many each of several filters finds of those that the filters before it have not found.</summary>
    public IReadOnlyList<KeyCount> ByChoice(IReadOnlyList<(RowFilter Filter, int? Key)> choices)
    {
        var counts = new long[choices.Count];
        var (rest, found) = (new ulong[RowMask.Words], new ulong[RowMask.Words]);
        EachNumbered((number, segment, mask) =>
        {
            mask.CopyTo(rest);
            for (var choice = 0; choice < choices.Count; choice++)
            {
                rest.CopyTo(found, 0);
                choices[choice].Filter.Narrow(number, segment, found);
                counts[choice] += RowMask.Count(found);
                RowMask.Remove(rest, found);
            }
        });
        return [.. choices.Select((choice, at) => new KeyCount(choice.Key, counts[at])).Where(count => count.Count > 0)];
    }

    public IReadOnlyList<KeyCount> ByTag(IReadOnlyCollection<int> tags, int lastTag, bool withAll)
    {
        var counts = new long[lastTag + 1];
        var all = 0L;
        Each((segment, mask) =>
        {
            var count = RowMask.Count(mask);
            segment.Tags.CountInto(counts, mask, isAll: count == RowMask.Count(segment.Present));
            all += count;
        });
        var counted = tags.Select(tag => new KeyCount(tag, counts[tag])).Where(count => count.Count > 0);
        return [.. withAll && all > 0 ? counted.Append(new KeyCount(null, all)) : counted];
    }

    /// <summary>The smallest and the largest number; null when there is none.</summary>
    public (long First, long Last)? Range(JobColumn column)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        var numbers = new long[RowMask.Rows];
        Each(
            (segment, mask) =>
            {
                foreach (var number in numbers.AsSpan(0, segment.Columns[column.Place].CopyTo(numbers, mask)))
                {
                    (first, last) = (Math.Min(first, number), Math.Max(last, number));
                }
            },
            // From both ends, since what lies between them needs no look.
            Enumerable.Range(0, snapshot.Segments.Length).OrderBy(number => Math.Min(number, snapshot.Segments.Length - 1 - number)),
            segment => segment.Columns[column.Place] is { Min: not PackedColumn.None } values && (values.Min < first || values.Max > last));
        return first <= last ? (first, last) : null;
    }

    /// <summary>How many of each status have their time in each of many spans of equal length.</summary>
    public IReadOnlyList<SpanCount> BySpan(JobColumn time, long origin, long length)
    {
        var status = snapshot.Layout.Find(nameof(Job.Status))!;
        var statuses = snapshot.Values[status.Place];
        // Those of whole segments cost nothing. Where they are far apart, they may be so because of jobs that are not among these.
        var (first, last) = Spans(RangeOfSegments(time));
        if (last - first >= MaxSpansInTable)
        {
            (first, last) = Spans(Range(time));
        }
        if (last - first >= MaxSpansInTable)
        {
            throw new NotCopiedException();
        }
        using var counts = new SpanCounts(origin, length, first, last, statuses.Length);
        Each((segment, mask) => counts.Add(segment.Columns[time.Place], segment.Columns[status.Place], mask));
        return counts.Counted(number => (JobStatus)statuses.Span[number]);

        (long First, long Last) Spans((long First, long Last)? times) =>
            times is var (earliest, latest) ? ((earliest - origin) / length, (latest - origin) / length) : (0, 0);
    }

    /// <summary>What the jobs have asked for, used and waited, running ones reckoned up to a moment in Unix seconds.</summary>
    public UseSums Uses(long now)
    {
        var use = JobUse.At(now);
        var columns = new ColumnValues(snapshot, use.Parameters[0]);
        var members = ((MemberInitExpression)use.Body).Bindings
            .Cast<MemberAssignment>().ToDictionary(binding => binding.Member.Name, binding => binding.Expression);
        var gpusOf = columns.Function<double>(members[nameof(JobUse.Gpus)]);
        var secondsOf = columns.Function<long>(members[nameof(JobUse.Seconds)]);
        var isFailed = columns.Function<bool>(members[nameof(JobUse.IsFailed)]);
        var queueTime = JobFields.QueueTime.Column;
        var queuedOf = columns.Function<long>(Expression.Coalesce(
            ReplacingExpressionVisitor.Replace(queueTime.Parameters[0], use.Parameters[0], queueTime.Body),
            Expression.Constant(PackedColumn.None)));
        var (jobs, gpus, used, usedByFailed) = (0L, 0d, 0d, 0d);
        var (rows, queued) = (new RowList(), new MedianOfTimes());
        Each((segment, mask) =>
        {
            rows.Load(mask);
            jobs += rows.Count;
            var asked = gpusOf.Of(segment, rows);
            var seconds = secondsOf.Of(segment, rows);
            var areFailed = isFailed.Of(segment, rows);
            for (var at = 0; at < asked.Length; at++)
            {
                var usedByJob = asked[at] * seconds[at];
                gpus += asked[at];
                used += usedByJob;
                usedByFailed += areFailed[at] ? usedByJob : 0;
            }
            foreach (var time in queuedOf.Of(segment, rows))
            {
                if (time != PackedColumn.None)
                {
                    queued.Add(time);
                }
            }
        });
        return new UseSums(jobs, gpus, used, usedByFailed, queued.Median());
    }

    /// <summary>The smallest and the largest number of any job, found or not; null when there is none.</summary>
    private (long First, long Last)? RangeOfSegments(JobColumn column)
    {
        var columns = snapshot.Segments
            .Select(segment => segment.Columns[column.Place])
            .Where(numbers => numbers.Min != PackedColumn.None)
            .ToList();
        return columns.Count == 0 ? null : (columns.Min(numbers => numbers.Min), columns.Max(numbers => numbers.Max));
    }

    private static long FirstIdOf(int number) => (number * (long)RowMask.Rows) + 1;

    private long[] CodedCounts(JobColumn column) => new long[snapshot.Values[column.Place].Length + 1];

    private void Each(Visitor visit, IEnumerable<int>? numbers = null, Func<ColumnSegment, bool>? matters = null) =>
        EachNumbered((_, segment, mask) => visit(segment, mask), numbers, matters);

    private void EachNumbered(
        Action<int, ColumnSegment, ReadOnlySpan<ulong>> visit, IEnumerable<int>? numbers = null, Func<ColumnSegment, bool>? matters = null)
    {
        var mask = new ulong[RowMask.Words];
        foreach (var number in numbers ?? Enumerable.Range(0, snapshot.Segments.Length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var segment = snapshot.Segments[number];
            if (matters?.Invoke(segment) != false)
            {
                segment.Present.CopyTo(mask, 0);
                filter.Narrow(number, segment, mask);
                if (mask.AsSpan().ContainsAnyExcept(0UL))
                {
                    visit(number, segment, mask);
                }
            }
        }
    }
}
