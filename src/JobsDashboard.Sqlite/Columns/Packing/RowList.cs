namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>The rows of a mask as numbers, for what looks at them several times.</summary>
internal sealed class RowList
{
    private int[] _rows = [];

    public int Count { get; private set; }

    /// <summary>The rows, the first one first.</summary>
    public ReadOnlySpan<int> Span => _rows.AsSpan(0, Count);

    /// <summary>Another one after each change.</summary>
    public int Version { get; private set; }

    /// <summary>Takes the rows of a mask instead of those before.</summary>
    public void Load(ReadOnlySpan<ulong> mask)
    {
        var count = (int)RowMask.Count(mask);
        if (_rows.Length < count)
        {
            _rows = new int[count];
        }
        (Count, Version) = (0, Version + 1);
        foreach (var row in RowMask.RowsOf(mask))
        {
            _rows[Count++] = row;
        }
    }
}
