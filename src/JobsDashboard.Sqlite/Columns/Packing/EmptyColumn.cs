namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>No row has a number.</summary>
internal sealed class EmptyColumn : PackedColumn
{
    public override long Min => None;

    public override long Max => None;

    public override long Bytes => 0;

    public override long this[int row] => None;

    public override PackedColumn AsCodes() => this;

    public override void Between(long min, long max, Span<ulong> mask) => mask.Clear();

    public override void IsNone(Span<ulong> mask)
    {
    }

    public override void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        if (!table[0])
        {
            mask.Clear();
        }
    }

    public override void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask) => counts[0] += RowMask.Count(mask);

    public override int CopyTo(Span<long> numbers, ReadOnlySpan<ulong> mask) => 0;

    public override void CopyWord(int word, Span<long> numbers) => numbers.Fill(None);

    public override void WriteTo(BinaryWriter file) => file.Write((byte)ColumnKind.Empty);

    protected override PackedColumn Changed(ReadOnlySpan<(int Row, long Number)> changes, bool areNew) => this;
}
