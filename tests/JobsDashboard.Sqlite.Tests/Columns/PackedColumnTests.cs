using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>A packed column says of its numbers what an array of them would.</summary>
public sealed class PackedColumnTests
{
    private static readonly long[] s_spreads = [0, 1, 14, 15, 253, 254, 255, 65_533, 65_534, 65_535, 4_294_967_293, 4_294_967_294, 4_294_967_295, long.MaxValue];

    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(0, 0.125)]
    [InlineData(1, 0.25)]
    [InlineData(2, 0.25)]
    [InlineData(6, 0.375)]
    [InlineData(14, 0.5)]
    [InlineData(15, 1)]
    [InlineData(254, 1)]
    [InlineData(255, 2)]
    [InlineData(65_534, 2)]
    [InlineData(65_535, 4)]
    [InlineData(4_294_967_294, 4)]
    [InlineData(4_294_967_295, 8)]
    public void Bytes_OfAColumn_AreWhatItsNumbersNeed(long spread, double bytes)
    {
        var numbers = Enumerable.Range(0, RowMask.Rows).Select(row => row % 2 * spread).ToArray();
        numbers[2] = PackedColumn.None;

        var column = PackedColumn.Of(numbers);

        Assert.Equal((bytes * RowMask.Rows, 0L, spread), (column.Bytes, column.Min, column.Max));
        AreAlike(numbers, column);
    }

    [Fact]
    public void Bytes_OfLongRuns_AreFew()
    {
        var numbers = Enumerable.Range(0, RowMask.Rows).Select(row => row < 100 ? PackedColumn.None : row / 1000 * 1_000_000L).ToArray();

        var column = PackedColumn.Of(numbers);

        Assert.InRange(column.Bytes, 1, 1_000);
        AreAlike(numbers, column);
    }

    [Fact]
    public void Numbers_OfAnySpread_AreFoundAndCountedAsInAnArray()
    {
        foreach (var spread in s_spreads)
        {
            var from = spread == long.MaxValue ? long.MinValue + 1 : _random.NextInt64(-1_000_000, 1_000_000);
            var numbers = Enumerable.Range(0, RowMask.Rows)
                .Select(_ => _random.Next(5) == 0 ? PackedColumn.None : from + _random.NextInt64(0, spread == long.MaxValue ? spread : spread + 1)).ToArray();

            AreAlike(numbers, PackedColumn.Of(numbers));
        }
    }

    [Fact]
    public void Numbers_OfEveryRow_AreFoundAndCountedAsInAnArray()
    {
        foreach (var spread in s_spreads.SkipLast(1))
        {
            var numbers = Enumerable.Range(0, RowMask.Rows).Select(_ => 5 + _random.NextInt64(0, spread + 1)).ToArray();

            AreAlike(numbers, PackedColumn.Of(numbers));
        }
    }

    [Fact]
    public void Changes_WithinTheWidthAndBeyond_AreAsInAnArray()
    {
        var numbers = new long[RowMask.Rows];
        Array.Fill(numbers, PackedColumn.None);
        var column = PackedColumn.Of([]);
        var sizes = new HashSet<long>();
        foreach (var spread in s_spreads.SkipLast(1).SelectMany(spread => new[] { spread, spread }))
        {
            List<(int Row, long Number)> changes = [(0, 7), (1, 7 + spread), .. Enumerable.Range(0, 300)
                .Select(_ => _random.Next(2, RowMask.Rows)).Distinct().Order()
                .Select(row => (row, _random.Next(4) == 0 ? PackedColumn.None : 7 + _random.NextInt64(spread + 1)))];
            var (before, numbersBefore) = (column, numbers.ToArray());
            changes.ForEach(change => numbers[change.Row] = change.Number);

            column = column.With([.. changes]);

            AreAlike(numbers, column);
            // Whoever still reads the older one finds in it what was there.
            AreAlike(numbersBefore, before);
            sizes.Add(column.Bytes);
        }
        Assert.True(sizes.Count >= 6, "Fewer kinds of columns than expected.");
    }

    [Fact]
    public void Changes_OfRuns_AreAsInAnArray()
    {
        long[] numbers = [.. Enumerable.Range(0, RowMask.Rows).Select(row => row < 100 ? PackedColumn.None : row / 1000 * 1_000_000L)];
        var column = PackedColumn.Of(numbers);
        for (var round = 0; round < 5; round++)
        {
            var first = _random.Next(RowMask.Rows - 5_000);
            List<(int Row, long Number)> changes = [.. Enumerable.Range(first, 5_000).Where(row => row % 50 > 0)
                .Select(row => (row, row / 2000 % 2 == 0 ? PackedColumn.None : row / 500 * 700_000L))];
            changes.ForEach(change => numbers[change.Row] = change.Number);

            column = column.With([.. changes]);

            AreAlike(numbers, column);
        }
        Assert.IsType<RunColumn>(column);
    }

    /// <summary>Whoever still reads an older column finds in it what was there, whatever has been added since.</summary>
    [Fact]
    public void Additions_OfAnyNumbers_LeaveOlderColumnsAsTheyWere()
    {
        long[] spreads = [0, 2, 9, 100, 250, 300, 600, 40_000, 65_000, 70_000, 3_000_000_000, 5_000_000_000];
        var (numbers, columns) = (new List<long>(), new List<(PackedColumn Column, int Rows)> { (PackedColumn.Of([]), 0) });
        foreach (var spread in spreads)
        {
            // The times of new jobs mostly come after those before, and all that come together have some numbers in common.
            var isSame = _random.Next(4) == 0;
            List<(int Row, long Number)> added = [.. Enumerable.Range(numbers.Count, _random.Next(1, RowMask.Rows / spreads.Length))
                .Select(row => (row, _random.Next(4) == 0 ? PackedColumn.None : 7 + (isSame ? spread : _random.NextInt64(spread + 1))))];
            numbers.AddRange(added.Select(row => row.Number));

            columns.Add((columns[^1].Column.With([.. added], areNew: true), numbers.Count));
        }
        Assert.True(columns.DistinctBy(column => column.Column.GetType()).Count() >= 5, "Fewer kinds of columns than expected.");
        Assert.All(columns.Skip(1), column => ColumnChecks.AreAlike(_random, numbers[..column.Rows].ToArray(), column.Column));
    }

    private void AreAlike(long[] numbers, PackedColumn column) => ColumnChecks.AreAlike(_random, numbers, column);
}
