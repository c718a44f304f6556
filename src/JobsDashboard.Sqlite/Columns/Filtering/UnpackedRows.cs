using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The stored values of some columns for the rows of one segment, unpacked once for all that reads them.</summary>
internal sealed class UnpackedRows(ColumnSnapshot snapshot)
{
    private readonly List<JobColumn> _columns = [];
    private readonly List<long[]> _values = [];
    private ColumnSegment? _segment;

    /// <summary>The values of each column, <see cref="PackedColumn.None"/> without one. The next segment overwrites them.</summary>
    public IReadOnlyList<long[]> Values => _values;

    /// <summary>The place of a column among the values, to which it is added.</summary>
    public int PlaceOf(JobColumn column)
    {
        if (_columns.IndexOf(column) is >= 0 and var known)
        {
            return known;
        }
        _columns.Add(column);
        _values.Add(new long[RowMask.Rows]);
        return _values.Count - 1;
    }

    /// <summary>Makes the rows of a segment ready.</summary>
    public void Load(ColumnSegment segment)
    {
        if (_segment == segment)
        {
            return;
        }
        foreach (var (column, values) in _columns.Zip(_values))
        {
            segment.Columns[column.Place].CopyTo(values);
            if (column.IsCoded)
            {
                var known = snapshot.Values[column.Place].Span;
                foreach (ref var value in values.AsSpan())
                {
                    value = value == PackedColumn.None ? value : known[(int)value];
                }
            }
        }
        _segment = segment;
    }
}
