using System.Buffers;
using System.Collections.Concurrent;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>A condition on the jobs of a snapshot.</summary>
internal abstract class RowFilter
{
    /// <summary>The cost from which on a condition is asked for a few rows first, as they may be enough.</summary>
    public const int Costly = 40;

    public static RowFilter All { get; } = new AllRows();

    public static RowFilter None { get; } = new NotFilter(All);

    /// <summary>What a row costs, roughly: cheap conditions come first, and spare the others rows.</summary>
    public virtual int Cost => 1;

    /// <summary>Whether it needs nothing more from the database, so that any thread may ask it.</summary>
    public virtual bool IsReady => true;

    /// <summary>The search whose jobs it finds; null when it is another condition, or more than that.</summary>
    public virtual FoundJobs? Search => null;

    /// <summary>Whether it may find rows of a segment, as far as that can be told without a look at them.</summary>
    /// <param name="number">The segment's number.</param>
    /// <param name="segment">The segment.</param>
    public virtual bool MayFindIn(int number, ColumnSegment segment) => true;

    /// <summary>Keeps those rows of a mask that the condition finds.</summary>
    /// <param name="number">The segment's number.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="mask">The rows.</param>
    public abstract void Narrow(int number, ColumnSegment segment, Span<ulong> mask);

    public static RowFilter And(params IEnumerable<RowFilter> filters) =>
        filters.Where(filter => filter != All).OrderBy(filter => filter.Cost).ToList() switch
        {
            [] => All,
            [var only] => only,
            var several => new AndFilter(several),
        };

    public static RowFilter Or(RowFilter one, RowFilter other) => new OrFilter(one, other);

    public static RowFilter Not(RowFilter filter) => new NotFilter(filter);

    /// <summary>The rows whose number lies between two, both included.</summary>
    public static RowFilter Between(int column, long min, long max) => new RangeFilter(column, min, max);

    /// <summary>The rows whose difference of two numbers lies between two, both included.</summary>
    public static RowFilter Between(ColumnDifference difference, long min, long max) => new DifferenceFilter(difference, min, max);

    /// <summary>The rows without a number.</summary>
    public static RowFilter HasNone(int column) => new NoneFilter(column);

    /// <summary>The rows whose number is marked in a table; the first entry is of no number.</summary>
    public static RowFilter In(int column, bool[] table)
    {
        var (first, last) = (Array.IndexOf(table, true), Array.LastIndexOf(table, true));
        return first switch
        {
            < 0 => None,
            0 when last == 0 => HasNone(column),
            > 0 when !table.AsSpan(first, last - first + 1).Contains(false) => Between(column, first - 1, last - 1),
            _ => new TableFilter(column, table),
        };
    }

    /// <summary>The rows of some masks, one for each segment; null for none.</summary>
    public static RowFilter Kept(ulong[]?[] masks) => new KeptFilter(masks);

    /// <summary>The rows that carry any of some tags.</summary>
    public static RowFilter Tagged(IReadOnlyList<int> tags) => new TagFilter(tags);

    /// <summary>The rows that a function finds, of which each is asked.</summary>
    public static RowFilter OneByOne(RowFunction<bool> finds) => new FunctionFilter(finds);

    private sealed class AllRows : RowFilter
    {
        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
        }
    }

    private sealed class AndFilter(List<RowFilter> filters) : RowFilter
    {
        public override int Cost => filters.Sum(filter => filter.Cost);

        public override bool IsReady => filters.TrueForAll(filter => filter.IsReady);

        public override bool MayFindIn(int number, ColumnSegment segment) =>
            filters.TrueForAll(filter => filter.MayFindIn(number, segment));

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
            foreach (var filter in filters)
            {
                filter.Narrow(number, segment, mask);
                if (!mask.ContainsAnyExcept(0UL))
                {
                    return;
                }
            }
        }
    }

    private sealed class OrFilter(RowFilter one, RowFilter other) : RowFilter
    {
        public override int Cost => one.Cost + other.Cost;

        public override bool IsReady => one.IsReady && other.IsReady;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
            using var scratch = new Scratch(mask);
            one.Narrow(number, segment, scratch.Mask);
            // The other is only asked for what the one has not found.
            RowMask.Remove(mask, scratch.Mask);
            other.Narrow(number, segment, mask);
            RowMask.Or(mask, scratch.Mask);
        }
    }

    private sealed class NotFilter(RowFilter filter) : RowFilter
    {
        public override int Cost => filter.Cost;

        public override bool IsReady => filter.IsReady;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
            using var scratch = new Scratch(mask);
            filter.Narrow(number, segment, scratch.Mask);
            RowMask.Remove(mask, scratch.Mask);
        }
    }

    private sealed class RangeFilter(int column, long min, long max) : RowFilter
    {
        public override bool MayFindIn(int number, ColumnSegment segment) => segment.Columns[column].MayHave(min, max);

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask) => segment.Columns[column].Between(min, max, mask);
    }

    private sealed class DifferenceFilter(ColumnDifference difference, long min, long max) : RowFilter
    {
        public override int Cost => 30;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask) => difference.Between(segment, min, max, mask);
    }

    private sealed class NoneFilter(int column) : RowFilter
    {
        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask) => segment.Columns[column].IsNone(mask);
    }

    private sealed class TableFilter(int column, bool[] table) : RowFilter
    {
        public override int Cost => 10;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask) => segment.Columns[column].IsIn(table, mask);
    }

    private sealed class KeptFilter(ulong[]?[] masks) : RowFilter
    {
        public override bool MayFindIn(int number, ColumnSegment segment) => masks[number] is not null;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
            if (masks[number] is { } rows)
            {
                RowMask.And(mask, rows);
            }
            else
            {
                mask.Clear();
            }
        }
    }

    private sealed class TagFilter(IReadOnlyList<int> tags) : RowFilter
    {
        public override int Cost => 5;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
            using var scratch = new Scratch(mask);
            scratch.Mask.Clear();
            foreach (var tag in tags)
            {
                segment.Tags.AddTo(scratch.Mask, tag);
            }
            RowMask.And(mask, scratch.Mask);
        }
    }

    private sealed class FunctionFilter(RowFunction<bool> finds) : RowFilter
    {
        // Each is used by one thread at a time, and reads the columns by itself.
        private readonly ConcurrentBag<(RowFunction<bool> Function, RowList Rows)> _free = [];

        public override int Cost => 100;

        public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
        {
            var used = _free.TryTake(out var free) ? free : (Function: finds.Another(), Rows: new RowList());
            used.Rows.Load(mask);
            var rows = used.Rows.Span;
            var found = used.Function.Of(segment, used.Rows);
            for (var at = 0; at < found.Length; at++)
            {
                if (!found[at])
                {
                    mask[rows[at] >> 6] &= ~(1UL << (rows[at] & 63));
                }
            }
            used.Function.Release();
            used.Rows.Release();
            _free.Add(used);
        }
    }

    /// <summary>A copy of a mask.</summary>
    private readonly ref struct Scratch : IDisposable
    {
        private readonly ulong[] _words = ArrayPool<ulong>.Shared.Rent(RowMask.Words);

        public Scratch(ReadOnlySpan<ulong> mask)
        {
            Mask = _words.AsSpan(0, mask.Length);
            mask.CopyTo(Mask);
        }

        public Span<ulong> Mask { get; }

        public void Dispose() => ArrayPool<ulong>.Shared.Return(_words);
    }
}
