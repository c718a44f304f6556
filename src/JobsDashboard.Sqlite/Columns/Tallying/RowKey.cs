using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>A key by whose values rows are counted.</summary>
internal abstract class RowKey
{
    /// <summary>How many counts there are.</summary>
    public abstract int Values { get; }

    /// <summary>Whether it needs nothing more from the database.</summary>
    public virtual bool IsReady => true;

    /// <summary>Adds the rows of a mask to the counts.</summary>
    public abstract void CountInto(Span<long> counts, int number, ColumnSegment segment, ReadOnlySpan<ulong> mask);

    /// <summary>The counts that are not zero.</summary>
    public virtual IReadOnlyList<KeyCount> Counted(IReadOnlyList<long> counts) =>
        [.. counts.Select((count, at) => new KeyCount(KeyOf(at), count)).Where(count => count.Count > 0)];

    protected abstract int? KeyOf(int at);
}

/// <summary>The values of a coded column; the first count is of the rows without one.</summary>
internal sealed class ColumnKey(ColumnSnapshot snapshot, JobColumn column) : RowKey
{
    private readonly ReadOnlyMemory<long> _values = snapshot.Values[column.Place];

    public override int Values => _values.Length + 1;

    public override void CountInto(Span<long> counts, int number, ColumnSegment segment, ReadOnlySpan<ulong> mask) =>
        segment.Columns[column.Place].CountInto(counts, mask);

    protected override int? KeyOf(int at) => at == 0 ? null : (int)_values.Span[at - 1];
}

/// <summary>A key that follows from the value of a coded column; the first count is of the rows without a value.</summary>
/// <param name="column">The column.</param>
/// <param name="keys">The key of each number of the column, which several may have.</param>
internal sealed class MappedKey(JobColumn column, int?[] keys) : RowKey
{
    public override int Values => keys.Length;

    public override void CountInto(Span<long> counts, int number, ColumnSegment segment, ReadOnlySpan<ulong> mask) =>
        segment.Columns[column.Place].CountInto(counts, mask);

    public override IReadOnlyList<KeyCount> Counted(IReadOnlyList<long> counts) =>
        [.. base.Counted(counts).GroupBy(count => count.Key, (key, same) => new KeyCount(key, same.Sum(count => count.Count)))];

    protected override int? KeyOf(int at) => keys[at];
}

/// <summary>Several filters, each of which finds some of the rows that those before it have not found.</summary>
internal sealed class ChoiceKey(IReadOnlyList<(RowFilter Filter, int? Key)> choices) : RowKey
{
    public override int Values => choices.Count;

    public override bool IsReady => choices.All(choice => choice.Filter.IsReady);

    public override void CountInto(Span<long> counts, int number, ColumnSegment segment, ReadOnlySpan<ulong> mask)
    {
        Span<ulong> rest = stackalloc ulong[RowMask.Words];
        Span<ulong> found = stackalloc ulong[RowMask.Words];
        mask.CopyTo(rest);
        for (var choice = 0; choice < choices.Count; choice++)
        {
            rest.CopyTo(found);
            choices[choice].Filter.Narrow(number, segment, found);
            counts[choice] += RowMask.Count(found);
            RowMask.Remove(rest, found);
        }
    }

    protected override int? KeyOf(int at) => choices[at].Key;
}
