using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>A packed column says of its numbers what an array of them would.</summary>
public sealed class PackedColumnTests
{
    private static readonly long[] s_spreads = [0, 1, 253, 254, 255, 65_533, 65_534, 65_535, 4_294_967_293, 4_294_967_294, 4_294_967_295, long.MaxValue];

    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(253, 1)]
    [InlineData(254, 1)]
    [InlineData(255, 2)]
    [InlineData(65_534, 2)]
    [InlineData(65_535, 4)]
    [InlineData(4_294_967_294, 4)]
    [InlineData(4_294_967_295, 8)]
    public void Width_OfAColumn_IsWhatItsNumbersNeed(long spread, int width)
    {
        var numbers = new long[ColumnSegment.Rows];
        (numbers[1], numbers[2]) = (spread, PackedColumn.None);

        var column = PackedColumn.Of(numbers);

        Assert.Equal((width, 0L, spread), (column.Width, column.Min, column.Max));
        Assert.Equal(numbers[..4], new[] { column[0], column[1], column[2], column[3] });
    }

    [Fact]
    public void Numbers_OfAnySpread_AreFoundAndCountedAsInAnArray()
    {
        foreach (var spread in s_spreads)
        {
            var from = spread == long.MaxValue ? long.MinValue + 1 : _random.NextInt64(-1_000_000, 1_000_000);
            var numbers = Enumerable.Range(0, ColumnSegment.Rows)
                .Select(_ => _random.Next(5) == 0 ? PackedColumn.None : from + _random.NextInt64(0, spread == long.MaxValue ? spread : spread + 1)).ToArray();

            AreAlike(numbers, PackedColumn.Of(numbers));
        }
    }

    [Fact]
    public void Changes_WithinTheWidthAndBeyond_AreAsInAnArray()
    {
        var numbers = new long[ColumnSegment.Rows];
        Array.Fill(numbers, PackedColumn.None);
        var column = PackedColumn.Of([]);
        var widths = new HashSet<int>();
        foreach (var spread in s_spreads.SkipLast(1).SelectMany(spread => new[] { spread, spread }))
        {
            List<(int Row, long Number)> changes = [(0, 7), (1, 7 + spread), .. Enumerable.Range(0, 300)
                .Select(_ => (_random.Next(2, ColumnSegment.Rows), _random.Next(4) == 0 ? PackedColumn.None : 7 + _random.NextInt64(spread + 1)))];
            changes.ForEach(change => numbers[change.Row] = change.Number);

            column = column.With([.. changes]);

            AreAlike(numbers, column);
            widths.Add(column.Width);
        }
        Assert.Equal([1, 2, 4, 8], widths.Order());
    }

    private void AreAlike(long[] numbers, PackedColumn column)
    {
        var mask = Enumerable.Range(0, RowMask.Words).Select(_ => (ulong)_random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
        var rows = new List<int>();
        foreach (var row in RowMask.RowsOf(mask))
        {
            rows.Add(row);
        }
        for (var i = 0; i < 20; i++)
        {
            var (one, other) = (numbers[_random.Next(numbers.Length)], numbers[_random.Next(numbers.Length)]);
            var (min, max) = (Math.Max(Math.Min(one, other), PackedColumn.None + 1), Math.Max(one, other));
            Assert.Equal(rows.Where(row => numbers[row] != PackedColumn.None && numbers[row] >= min && numbers[row] <= max), Found(m => column.Between(min, max, m)));
        }
        Assert.Equal(rows.Where(row => numbers[row] == PackedColumn.None), Found(column.IsNone));
        var copied = new long[ColumnSegment.Rows];
        Assert.Equal(rows.Select(row => numbers[row]).Where(number => number != PackedColumn.None), copied[..column.CopyTo(copied, mask)]);

        List<int> Found(Narrowing narrow)
        {
            var found = (ulong[])mask.Clone();
            narrow(found);
            var kept = new List<int>();
            foreach (var row in RowMask.RowsOf(found))
            {
                kept.Add(row);
            }
            return kept;
        }
    }

    private delegate void Narrowing(Span<ulong> mask);
}
