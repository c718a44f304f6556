namespace JobsDashboard.Sqlite.Columns;

/// <summary>The tags of the jobs of a segment, row after row.</summary>
internal sealed class TagRows
{
    // The tags of a row begin where those of the row before end.
    private readonly int[] _starts;
    private readonly int[] _tags;

    private TagRows(int[] starts, int[] tags)
    {
        (_starts, _tags) = (starts, tags);
    }

    public static TagRows None { get; } = new(new int[ColumnSegment.Rows + 1], []);

    public long Bytes => (_starts.Length + _tags.Length) * (long)sizeof(int);

    public static TagRows Of(IReadOnlyList<int[]?> rows)
    {
        var starts = new int[ColumnSegment.Rows + 1];
        for (var row = 0; row < ColumnSegment.Rows; row++)
        {
            starts[row + 1] = starts[row] + (rows[row]?.Length ?? 0);
        }
        var tags = new int[starts[^1]];
        for (var row = 0; row < ColumnSegment.Rows; row++)
        {
            rows[row]?.CopyTo(tags, starts[row]);
        }
        return new TagRows(starts, tags);
    }

    public TagRows With(IReadOnlyList<(int Row, int[] Tags)> changes)
    {
        if (changes.All(change => Of(change.Row).SequenceEqual(change.Tags)))
        {
            return this;
        }
        var rows = new int[]?[ColumnSegment.Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = Of(row).ToArray();
        }
        foreach (var (row, tags) in changes)
        {
            rows[row] = tags;
        }
        return Of(rows);
    }

    /// <summary>Adds one to the count of each tag for each row of a mask that has it.</summary>
    public void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        if (_tags.Length == 0)
        {
            return;
        }
        foreach (var row in RowMask.RowsOf(mask))
        {
            foreach (var tag in Of(row))
            {
                counts[tag]++;
            }
        }
    }

    private ReadOnlySpan<int> Of(int row) => _tags.AsSpan(_starts[row].._starts[row + 1]);
}
