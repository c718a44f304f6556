namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>A range that most of some distances lie in, so that they need few bits and few are kept by themselves.</summary>
internal static class Window
{
    // One row of so many is looked at.
    private const int Step = 16;

    // A number that is kept by itself takes its row and, mostly, four bytes.
    private const int BytesByItself = 6;

    // How many distances can be told apart, beside no number and a number that is kept by itself, and the bits that this takes.
    private static readonly (long Width, int Bits)[] s_widths = [(1, 2), (2, 2), (6, 3), (14, 4), (253, 8), (65_533, 16)];

    /// <summary>The smallest and the largest distance of the range.</summary>
    /// <param name="distances">Distances; <see cref="PackedColumn.None"/> and the largest number are none.</param>
    public static (long First, long Last) Of(ReadOnlySpan<long> distances)
    {
        var sample = new List<long>(distances.Length / Step);
        for (var row = 0; row < distances.Length; row += Step)
        {
            if (distances[row] is not (PackedColumn.None or long.MaxValue))
            {
                sample.Add(distances[row]);
            }
        }
        sample.Sort();
        var best = (First: 0L, Last: -1L, Cost: (double)sample.Count * BytesByItself);
        foreach (var (width, bits) in s_widths)
        {
            var (first, covered) = Densest(sample, width);
            var cost = ((distances.Length / Step) * bits / 8d) + ((sample.Count - covered) * BytesByItself);
            if (cost < best.Cost)
            {
                best = (first, first + width - 1, cost);
            }
        }
        return (best.First, best.Last);
    }

    private static (long First, int Covered) Densest(List<long> sorted, long width)
    {
        var (best, begin) = ((First: 0L, Covered: 0), 0);
        for (var end = 0; end < sorted.Count; end++)
        {
            while (unchecked((ulong)(sorted[end] - sorted[begin])) >= (ulong)width)
            {
                begin++;
            }
            if (end - begin + 1 > best.Covered)
            {
                best = (sorted[begin], end - begin + 1);
            }
        }
        return best;
    }
}
