namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>The rows of a mask as numbers, for what looks at them several times.</summary>
internal sealed class RowList
{
    /// <summary>The rows, the first one first; beyond the count they are of no meaning.</summary>
    public int[] Rows { get; } = new int[RowMask.Rows];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Span => Rows.AsSpan(0, Count);

    /// <summary>Takes the rows of a mask instead of those before.</summary>
    public void Load(ReadOnlySpan<ulong> mask)
    {
        Count = 0;
        foreach (var row in RowMask.RowsOf(mask))
        {
            Rows[Count++] = row;
        }
    }
}
