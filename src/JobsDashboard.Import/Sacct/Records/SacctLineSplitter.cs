namespace JobsDashboard.Import.Sacct.Records;

/// <summary>Splits a line into its fields.</summary>
/// <remarks>
/// Slurm does not quote, so a name may contain the delimiter, and a line then has more pieces than columns. The extra pieces are
/// joined to columns that may contain the delimiter, in such a way that every column has a valid value.
/// </remarks>
internal sealed class SacctLineSplitter(SacctLayout layout, string delimiter)
{
    // No name that a person gives has more delimiters.
    private const int MaxExtra = 100;

    /// <summary>The fields, one for each column; null with a reason when there is no way to split the line, or more than one.</summary>
    public (string[]? Fields, string Reason) Split(string line)
    {
        var pieces = line.Split(delimiter);
        var extra = pieces.Length - layout.Columns.Length;
        return extra switch
        {
            0 => (pieces, ""),
            < 0 => (null, Mismatch(pieces) + "."),
            > MaxExtra => (null, Mismatch(pieces) + ": the delimiter stands in names more often than can be told apart."),
            _ => Join(pieces, extra),
        };
    }

    private (string[]? Fields, string Reason) Join(string[] pieces, int extra)
    {
        var ways = CountWays(pieces, extra);
        return ways[0, 0] switch
        {
            0 => (null, Mismatch(pieces) + ", and no column takes the delimiters that are too many."),
            1 => (FollowWay(pieces, ways, extra), ""),
            _ => (null, Mismatch(pieces) + ", and it is not certain which of them hold the delimiter."),
        };
    }

    private string Mismatch(string[] pieces) => $"{layout.Columns.Length} fields were expected, not {pieces.Length}";

    // ways[column, taken]: in how many ways the columns from this one on can share the remaining pieces when so many extra pieces have
    // been taken before it. 2 stands for two or more.
    private byte[,] CountWays(string[] pieces, int extra)
    {
        var columns = layout.Columns.Length;
        var ways = new byte[columns + 1, extra + 1];
        ways[columns, extra] = 1;
        for (var column = columns - 1; column >= 0; column--)
        {
            for (var taken = 0; taken <= extra; taken++)
            {
                var count = Choices(pieces, ways, column, taken, extra).Take(2).Sum(next => ways[column + 1, next]);
                ways[column, taken] = (byte)Math.Min(2, count);
            }
        }
        return ways;
    }

    private string[] FollowWay(string[] pieces, byte[,] ways, int extra)
    {
        var fields = new string[layout.Columns.Length];
        var taken = 0;
        for (var column = 0; column < fields.Length; column++)
        {
            var next = Choices(pieces, ways, column, taken, extra).First();
            fields[column] = Field(pieces, column, taken, next);
            taken = next;
        }
        return fields;
    }

    /// <summary>How many extra pieces may have been taken after a column, so that the columns after it can share the rest.</summary>
    private IEnumerable<int> Choices(string[] pieces, byte[,] ways, int column, int taken, int extra)
    {
        var kind = layout.Kinds[column];
        var last = kind.CanContain(delimiter) ? extra : taken;
        return Enumerable.Range(taken, last - taken + 1)
            .Where(next => ways[column + 1, next] > 0 && kind.IsValid(Field(pieces, column, taken, next)));
    }

    private string Field(string[] pieces, int column, int taken, int next) =>
        taken == next ? pieces[column + taken] : string.Join(delimiter, pieces, column + taken, next - taken + 1);
}
