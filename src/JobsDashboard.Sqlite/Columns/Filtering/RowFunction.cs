using System.Linq.Expressions;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>What follows from several columns of a row, worked out for many rows of a segment at once.</summary>
/// <param name="columns">The values of the columns.</param>
/// <param name="loop">Takes the values and how many rows they are of, and writes the result of each.</param>
internal sealed class RowFunction<T>(UnpackedRows columns, Expression<Action<IReadOnlyList<long[]>, int, T[]>> loop)
{
    // To make machine code of a function takes as long as to interpret it for so many rows.
    private const int WorthCompiling = 5_000;

    private Action<IReadOnlyList<long[]>, int, T[]>? _interpreted;
    private Action<IReadOnlyList<long[]>, int, T[]>? _compiled;
    private int _rows;
    private T[] _results = [];

    /// <summary>The result for each of some rows, in their order. The next call overwrites them.</summary>
    public ReadOnlySpan<T> Of(ColumnSegment segment, RowList rows)
    {
        columns.Load(segment, rows);
        if (_results.Length < rows.Count)
        {
            _results = new T[rows.Count];
        }
        _rows += _compiled is null ? rows.Count : 0;
        var function = _rows < WorthCompiling
            ? _interpreted ??= loop.Compile(preferInterpretation: true)
            : _compiled ??= loop.Compile();
        function(columns.Values, rows.Count, _results);
        return _results.AsSpan(0, rows.Count);
    }
}
