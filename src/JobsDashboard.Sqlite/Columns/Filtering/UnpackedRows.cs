using System.Buffers;
using System.Collections.Immutable;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The stored values of some columns for some rows of one segment, unpacked once for all that reads them.</summary>
/// <param name="known">The values of each coded column, each at the place of its number.</param>
internal sealed class UnpackedRows(ImmutableArray<ReadOnlyMemory<long>> known)
{
    private readonly List<JobColumn> _columns = [];
    private readonly List<long[]> _values = [];
    private (ColumnSegment? Segment, RowList? Rows, int Version) _loaded;

    /// <summary>
    /// The values of each column, in the order of the rows, <see cref="PackedColumn.None"/> without one. The next rows overwrite them.
    /// </summary>
    public IReadOnlyList<long[]> Values => _values;

    /// <summary>The same columns for another thread.</summary>
    public UnpackedRows Another()
    {
        var another = new UnpackedRows(known);
        _columns.ForEach(column => another.PlaceOf(column));
        return another;
    }

    /// <summary>The place of a column among the values, to which it is added.</summary>
    public int PlaceOf(JobColumn column)
    {
        if (_columns.IndexOf(column) is >= 0 and var known)
        {
            return known;
        }
        _columns.Add(column);
        _values.Add([]);
        return _values.Count - 1;
    }

    /// <summary>Makes the values of some rows of a segment ready.</summary>
    public void Load(ColumnSegment segment, RowList rows)
    {
        if (_loaded == (segment, rows, rows.Version))
        {
            return;
        }
        for (var place = 0; place < _columns.Count; place++)
        {
            if (_values[place].Length < rows.Count)
            {
                ArrayPool<long>.Shared.Return(_values[place]);
                _values[place] = ArrayPool<long>.Shared.Rent(rows.Count);
            }
            segment.Columns[_columns[place].Place].CopyTo(_values[place].AsSpan(0, rows.Count), rows.Span);
            if (_columns[place].IsCoded)
            {
                var values = known[_columns[place].Place].Span;
                foreach (ref var value in _values[place].AsSpan(0, rows.Count))
                {
                    value = value == PackedColumn.None ? value : values[(int)value];
                }
            }
        }
        _loaded = (segment, rows, rows.Version);
    }

    /// <summary>Gives back the room that the values take, until the next rows are loaded.</summary>
    public void Release()
    {
        _loaded = default;
        for (var place = 0; place < _values.Count; place++)
        {
            ArrayPool<long>.Shared.Return(_values[place]);
            _values[place] = [];
        }
    }
}
