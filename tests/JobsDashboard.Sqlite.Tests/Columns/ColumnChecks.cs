using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Compares a packed column with an array of its numbers.</summary>
internal static class ColumnChecks
{
    private delegate void Narrowing(Span<ulong> mask);

    /// <param name="random">Chooses what is asked.</param>
    /// <param name="numbers">The numbers of the first rows; nobody asks for those after them.</param>
    /// <param name="column">The column.</param>
    public static void AreAlike(Random random, ReadOnlyMemory<long> numbers, PackedColumn column) => AreAlike(random, numbers.ToArray(), column);

    private static void AreAlike(Random random, long[] numbers, PackedColumn column)
    {
        ulong[] mask =
        [
            .. Enumerable.Range(0, RowMask.Words).Select(_ => random.Next(3) switch
            {
                0 => ulong.MaxValue,
                1 => 0UL,
                _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
            }),
        ];
        for (var row = numbers.Length; row < RowMask.Rows; row++)
        {
            mask[row >> 6] &= ~(1UL << (row & 63));
        }
        var rows = Rows(mask);
        for (var i = 0; i < 20; i++)
        {
            var (one, other) = (numbers[random.Next(numbers.Length)], numbers[random.Next(numbers.Length)]);
            var (min, max) = (Math.Max(Math.Min(one, other), PackedColumn.None + 1), Math.Max(one, other));
            Assert.Equal(
                rows.Where(row => numbers[row] != PackedColumn.None && numbers[row] >= min && numbers[row] <= max),
                Found(found => column.Between(min, max, found)));
        }
        Assert.Equal(rows.Where(row => numbers[row] == PackedColumn.None), Found(column.IsNone));
        Assert.Equal(
            rows.Where(row => numbers[row] != PackedColumn.None), Found(found => column.Between(PackedColumn.None + 1, long.MaxValue, found)));
        Assert.True(column.HasNone || !numbers.Contains(PackedColumn.None));
        var copied = new long[RowMask.Rows];
        Assert.Equal(
            rows.Select(row => numbers[row]).Where(number => number != PackedColumn.None), copied[..column.CopyTo(copied, mask)]);
        column.CopyTo(copied);
        Assert.Equal(numbers, copied[..numbers.Length]);
        Assert.All(rows.Take(500), row => Assert.Equal(numbers[row], column[row]));
        var wholeWords = Enumerable.Range(numbers.Length / 128 * 64, Math.Min(128, numbers.Length / 128 * 64)).ToList();
        foreach (var some in new[] { rows, rows[^100..], wholeWords, [.. Enumerable.Range(0, numbers.Length)] })
        {
            column.CopyTo(copied, some.ToArray());
            Assert.Equal(some.Select(row => numbers[row]), copied[..some.Count]);
        }
        var known = numbers.Where(number => number != PackedColumn.None).DefaultIfEmpty(PackedColumn.None);
        Assert.Equal((known.Min(), known.Max()), (column.Min, column.Max));
        if (column.Min is >= 0 && column.Max < 100_000)
        {
            CountsAreAlike();
        }

        // Those of a coded column begin at zero and are few.
        void CountsAreAlike()
        {
            var (counts, expected) = (new long[column.Max + 2], new long[column.Max + 2]);
            rows.ForEach(row => expected[numbers[row] == PackedColumn.None ? 0 : numbers[row] + 1]++);
            column.CountInto(counts, mask);
            Assert.Equal(expected, counts);
            var one = random.Next(counts.Length);
            foreach (var isMarked in new Func<int, bool>[] { _ => random.Next(2) == 0, at => at == one, at => at != one, _ => false, _ => true })
            {
                bool[] table = [.. Enumerable.Range(0, counts.Length).Select(isMarked)];
                Assert.Equal(
                    rows.Where(row => table[numbers[row] == PackedColumn.None ? 0 : numbers[row] + 1]),
                    Found(found => column.IsIn(table, found)));
            }
        }

        List<int> Found(Narrowing narrow)
        {
            var found = (ulong[])mask.Clone();
            narrow(found);
            return Rows(found);
        }
    }

    private static List<int> Rows(ReadOnlySpan<ulong> mask)
    {
        var rows = new List<int>();
        foreach (var row in RowMask.RowsOf(mask))
        {
            rows.Add(row);
        }
        return rows;
    }
}
