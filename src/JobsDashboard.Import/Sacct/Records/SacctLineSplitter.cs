namespace JobsDashboard.Import.Sacct;

/// <summary>Cuts a line into its fields. Slurm does not quote, so a name may hold the delimiter; then the columns around it decide.</summary>
internal sealed class SacctRow(SacctLayout layout, string delimiter)
{
    // More than this in one line is no name that somebody gave.
    private const int MostExtra = 100;

    /// <summary>The fields, one for each column; null with a reason when they cannot be told for certain.</summary>
    public (string[]? Fields, string Reason) Cut(string line)
    {
        var pieces = line.Split(delimiter);
        var columns = layout.Columns.Length;
        var extra = pieces.Length - columns;
        return extra == 0 ? (pieces, "")
            : extra < 0 ? (null, $"{columns} fields were expected, not {pieces.Length}.")
            : extra > MostExtra ? (null, $"{columns} fields were expected, not {pieces.Length}: the delimiter stands in names more often than can be told apart.")
            : Join(pieces, extra);
    }

    private (string[]? Fields, string Reason) Join(string[] pieces, int extra)
    {
        var ways = Ways(pieces, extra);
        return ways[0, 0] switch
        {
            0 => (null, $"{layout.Columns.Length} fields were expected, not {pieces.Length}, and no column takes the delimiters that are too many."),
            1 => (Follow(pieces, ways, extra), ""),
            _ => (null, $"{layout.Columns.Length} fields were expected, not {pieces.Length}, and it is not certain which of them hold the delimiter."),
        };
    }

    // In how many ways the columns from one on can share the pieces that are left when so many of the extra ones are taken; 2 stands for several.
    private byte[,] Ways(string[] pieces, int extra)
    {
        var columns = layout.Columns.Length;
        var ways = new byte[columns + 1, extra + 1];
        ways[columns, extra] = 1;
        for (var column = columns - 1; column >= 0; column--)
        {
            for (var taken = 0; taken <= extra; taken++)
            {
                var count = Takes(pieces, ways, column, taken, extra).Take(2).Sum(next => ways[column + 1, next]);
                ways[column, taken] = (byte)Math.Min(2, count);
            }
        }
        return ways;
    }

    private string[] Follow(string[] pieces, byte[,] ways, int extra)
    {
        var fields = new string[layout.Columns.Length];
        var taken = 0;
        for (var column = 0; column < fields.Length; column++)
        {
            var next = Takes(pieces, ways, column, taken, extra).First();
            fields[column] = Field(pieces, column, taken, next);
            taken = next;
        }
        return fields;
    }

    /// <summary>How many of the extra pieces may be taken after a column, where the columns that follow can share the rest.</summary>
    private IEnumerable<int> Takes(string[] pieces, byte[,] ways, int column, int taken, int extra)
    {
        var kind = layout.Kinds[column];
        var last = kind.CanHold(delimiter) ? extra : taken;
        return Enumerable.Range(taken, last - taken + 1)
            .Where(next => ways[column + 1, next] > 0 && kind.IsValid(Field(pieces, column, taken, next)));
    }

    private string Field(string[] pieces, int column, int taken, int next) =>
        taken == next ? pieces[column + taken] : string.Join(delimiter, pieces, column + taken, next - taken + 1);
}
