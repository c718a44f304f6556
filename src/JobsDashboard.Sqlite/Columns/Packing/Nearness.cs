using System.Collections.Immutable;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Packs the columns of a segment by what they tell of one another.</summary>
internal static class Nearness
{
    // Four bits a row; what takes less is not worth a look.
    private const long Little = RowMask.Rows / 2;

    // Numbers that few rows have are kept by themselves.
    private const int Sparse = RowMask.Rows / 4;

    private static readonly ExpectedFrom s_nothing = new();

    /// <summary>Replaces columns by shorter ones that have the same numbers.</summary>
    /// <param name="columns">The columns of a segment. No other segment may have this array.</param>
    /// <param name="expected">From which columns each is expected. A column from which others are has none of its own.</param>
    /// <param name="before">
    /// The same columns before a few of their numbers were changed, as short as they could be: a column that was kept by itself stays so.
    /// </param>
    public static void Shorten(
        PackedColumn[] columns, ImmutableArray<ImmutableArray<ExpectedFrom>> expected, PackedColumn[]? before = null)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at] is NearColumn near)
            {
                columns[at] = near.Over(columns) ?? Shortest(Plain(near), columns, expected[at]);
            }
            else if (columns[at].Bytes > Little && before?[at] is null or NearColumn)
            {
                columns[at] = Shortest(columns[at], columns, expected[at]);
            }
        }
    }

    private static PackedColumn Plain(NearColumn near)
    {
        using var numbers = new ColumnNumbers(near);
        return PackedColumn.Of(numbers.Rows);
    }

    private static PackedColumn Shortest(PackedColumn column, PackedColumn[] columns, ImmutableArray<ExpectedFrom> expected)
    {
        using var numbers = new ColumnNumbers(column);
        var shortest = column;
        IEnumerable<ExpectedFrom> all = numbers.Rows.Count(PackedColumn.None) > RowMask.Rows - Sparse ? [.. expected, s_nothing] : expected;
        foreach (var from in all)
        {
            if (Expectation.Of(columns, from, numbers.Rows) is { } expectation
                && NearColumn.Of(numbers.Rows, expectation) is var near && near.Bytes < shortest.Bytes)
            {
                shortest = near;
            }
        }
        return shortest;
    }
}
