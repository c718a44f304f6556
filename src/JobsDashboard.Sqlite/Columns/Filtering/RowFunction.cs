using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>What follows from several columns of a row, worked out for many rows of a segment at once.</summary>
/// <param name="columns">The values of the columns.</param>
/// <param name="loop">Takes the values, the rows and how many of them, and writes the result of each.</param>
internal sealed class RowFunction<T>(UnpackedRows columns, Action<IReadOnlyList<long[]>, int[], int, T[]> loop)
{
    private readonly T[] _results = new T[RowMask.Rows];

    /// <summary>The result for each of some rows, in their order. The next call overwrites them.</summary>
    public ReadOnlySpan<T> Of(ColumnSegment segment, RowList rows)
    {
        columns.Load(segment);
        loop(columns.Values, rows.Rows, rows.Count, _results);
        return _results.AsSpan(0, rows.Count);
    }
}
