namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>What follows from several columns of a row, worked out for one row after another.</summary>
/// <param name="snapshot">The jobs.</param>
/// <param name="columns">The columns that are needed.</param>
/// <param name="function">The function of their stored values, <see cref="PackedColumn.None"/> for none.</param>
internal sealed class RowFunction<T>(ColumnSnapshot snapshot, IReadOnlyList<JobColumn> columns, Func<long[][], int, T> function)
{
    private readonly long[][] _values = [.. columns.Select(_ => new long[ColumnSegment.Rows])];
    private ColumnSegment? _segment;

    /// <summary>Makes the rows of a segment ready.</summary>
    public void Load(ColumnSegment segment)
    {
        if (_segment == segment)
        {
            return;
        }
        for (var at = 0; at < columns.Count; at++)
        {
            var (column, values) = (columns[at], _values[at]);
            segment.Columns[column.Place].CopyTo(values);
            if (column.IsCoded)
            {
                var known = snapshot.Values[column.Place].Span;
                foreach (ref var value in values.AsSpan())
                {
                    value = value == PackedColumn.None ? PackedColumn.None : known[(int)value];
                }
            }
        }
        _segment = segment;
    }

    /// <summary>The value of a row of the segment that was loaded.</summary>
    public T Of(int row) => function(_values, row);
}
