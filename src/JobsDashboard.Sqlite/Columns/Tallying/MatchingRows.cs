using System.Buffers;
using System.Numerics;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The jobs of a snapshot that a filter finds, counted segment by segment.</summary>
internal sealed class MatchingRows(ColumnSnapshot snapshot, RowFilter filter, CancellationToken cancellationToken)
{
    // Where times spread over more spans, they are counted in a dictionary.
    private const int MaxSpansInTable = 100_000;

    // Up to so many, all that come before a page are kept and sorted with it.
    private const int MaxKept = 5_000;

    private readonly SegmentScan _scan = new(snapshot, filter, cancellationToken);

    public long Count()
    {
        var counted = _scan.Gather(() => new long[1], (count, _, _, mask) => count[0] += RowMask.Count(mask));
        return counted.Sum(count => count[0]);
    }

    /// <summary>How many there are, and the same rows without the filter.</summary>
    public (long Count, MatchingRows Kept) Keep()
    {
        var masks = new ulong[snapshot.Segments.Length][];
        var counted = _scan.Gather(() => new long[1], (count, number, _, mask) =>
        {
            count[0] += RowMask.Count(mask);
            masks[number] = mask.ToArray();
        });
        return (counted.Sum(count => count[0]), new MatchingRows(snapshot, RowFilter.Kept(masks), cancellationToken));
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
        _scan.Each(
            (number, segment, mask) =>
            {
                var first = FirstIdOf(number);
                segment.Names.Visit(
                    mask, (row, name) => smallest.Add(new NameKey(name, ascending), ascending ? first + row : -(first + row)));
            },
            All);
        return [.. smallest.InOrder().Skip(part.Start.Value).Select(Math.Abs)];
    }

    private IEnumerable<long> First(RowOrder order, bool ascending, int end)
    {
        var smallest = new SmallestRows<long>(end);
        var (ahead, others) = (new ulong[RowMask.Words], new ulong[RowMask.Words]);
        _scan.InOrder(
            (number, segment, mask) =>
            {
                // Jobs are mostly created in the order of their ids: so many at the end tell that nearly none of the others need a look.
                Divide(mask, end, ascending, ahead, others);
                Add(number, segment, ahead);
                Narrow(segment, others);
                Add(number, segment, others);
            },
            // In the order of the ids of equal ones, so that later rows must come before all that are kept.
            ascending,
            segment => Threshold() is not { } number || order.MayComeBefore(number, ascending, segment),
            Narrow);
        return smallest.InOrder().Select(Math.Abs);

        void Add(int number, ColumnSegment segment, ReadOnlySpan<ulong> rows)
        {
            if (!rows.ContainsAnyExcept(0UL))
            {
                return;
            }
            var values = order.Of(segment, rows);
            var first = FirstIdOf(number);
            foreach (var row in RowMask.RowsOf(rows))
            {
                smallest.Add(InOrder(values[row]), ascending ? first + row : -(first + row));
            }
        }

        void Narrow(ColumnSegment segment, Span<ulong> rows)
        {
            if (Threshold() is { } number && rows.ContainsAnyExcept(0UL))
            {
                order.NarrowBefore(number, ascending, segment, rows);
            }
        }

        // What others must come before, once there are as many rows as are kept.
        long? Threshold() => smallest.Largest is { } largest && largest != long.MaxValue ? ascending ? largest : -largest : null;

        long InOrder(long value) => value == PackedColumn.None ? long.MaxValue : ascending ? value : -value;
    }

    /// <summary>Divides rows into at least so many at one end, as far as there are, and the others.</summary>
    private static void Divide(ReadOnlySpan<ulong> mask, int count, bool atBeginning, Span<ulong> ahead, Span<ulong> others)
    {
        mask.CopyTo(others);
        ahead.Clear();
        for (var at = 0; at < RowMask.Words && count > 0; at++)
        {
            var word = atBeginning ? at : RowMask.Words - 1 - at;
            (ahead[word], others[word]) = (mask[word], 0);
            count -= BitOperations.PopCount(mask[word]);
        }
    }

    private List<long> Late(RowOrder order, bool ascending, int skip, int size)
    {
        var page = new LatePage(ascending);
        _scan.Each((number, segment, mask) => page.Add(FirstIdOf(number), order.ColumnOf(segment), mask), All);
        return page.Ids(skip, size);
    }

    /// <summary>For each of some keys how many have each of its values.</summary>
    public IReadOnlyList<IReadOnlyList<KeyCount>> ByKeys(IReadOnlyList<RowKey> keys)
    {
        var counted = _scan.Gather(
            () => keys.Select(key => new long[key.Values]).ToList(),
            (counts, number, segment, mask) =>
            {
                for (var at = 0; at < keys.Count; at++)
                {
                    keys[at].CountInto(counts[at], number, segment, mask);
                }
            },
            () => keys.All(key => key.IsReady));
        return [.. keys.Select((key, at) => key.Counted(Sum([.. counted.Select(counts => counts[at])])))];
    }

    public IReadOnlyList<KeyCount> ByTag(IReadOnlyCollection<int> tags, int lastTag, bool withAll)
    {
        // The last count is of all jobs.
        var counts = Sum([.. _scan.Gather(
            () => new long[lastTag + 2],
            (part, _, segment, mask) =>
            {
                var count = RowMask.Count(mask);
                segment.Tags.CountInto(part, mask, isAll: count == RowMask.Count(segment.Present));
                part[^1] += count;
            })]);
        var counted = tags.Select(tag => new KeyCount(tag, counts[tag])).Where(count => count.Count > 0);
        return [.. withAll && counts[^1] > 0 ? counted.Append(new KeyCount(null, counts[^1])) : counted];
    }

    /// <summary>The smallest and the largest number; null when there is none.</summary>
    public (long First, long Last)? Range(JobColumn column)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        var numbers = ArrayPool<long>.Shared.Rent(RowMask.Rows);
        _scan.Each(
            (_, segment, mask) =>
            {
                foreach (var number in numbers.AsSpan(0, segment.Columns[column.Place].CopyTo(numbers, mask)))
                {
                    (first, last) = (Math.Min(first, number), Math.Max(last, number));
                }
            },
            // From both ends, since what lies between them needs no look.
            All.OrderBy(number => Math.Min(number, snapshot.Segments.Length - 1 - number)),
            segment => segment.Columns[column.Place] is var values
                && values.Min != PackedColumn.None && (values.Min < first || values.Max > last));
        ArrayPool<long>.Shared.Return(numbers);
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
        var spans = new SpanCounts(origin, length, first, last, statuses.Length);
        var counts = Sum([.. _scan.Gather(
            () => new long[spans.Counts],
            (part, _, segment, mask) => spans.CountInto(part, segment.Columns[time.Place], segment.Columns[status.Place], mask))]);
        return spans.Counted(counts, number => (JobStatus)statuses.Span[number]);

        (long First, long Last) Spans((long First, long Last)? times) =>
            times is var (earliest, latest) ? ((earliest - origin) / length, (latest - origin) / length) : (0, 0);
    }

    /// <summary>What the jobs have asked for, used and waited.</summary>
    /// <param name="now">The moment up to which running jobs are reckoned, in Unix seconds.</param>
    public UseSums Uses(long now)
    {
        var columns = new UsedColumns(snapshot);
        return UseCount.Sum(
            _scan.Gather(() => new UseCount(columns, now), (count, number, segment, mask) => count.Add(number, segment, mask)));
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

    private IEnumerable<int> All => Enumerable.Range(0, snapshot.Segments.Length);

    private static long FirstIdOf(int number) => (number * (long)RowMask.Rows) + 1;

    private static long[] Sum(IReadOnlyList<long[]> parts)
    {
        var sum = parts[0];
        foreach (var part in parts.Skip(1))
        {
            for (var at = 0; at < sum.Length; at++)
            {
                sum[at] += part[at];
            }
        }
        return sum;
    }
}
