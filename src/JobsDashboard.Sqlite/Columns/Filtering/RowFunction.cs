namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>What follows from several columns of a row, worked out for one row after another.</summary>
/// <param name="rows">The values of the columns.</param>
/// <param name="function">The function of a row's number in its segment.</param>
internal sealed class RowFunction<T>(UnpackedRows rows, Func<int, T> function)
{
    /// <summary>Makes the rows of a segment ready.</summary>
    public void Load(ColumnSegment segment) => rows.Load(segment);

    /// <summary>The value of a row of the segment that was loaded.</summary>
    public T Of(int row) => function(row);
}
