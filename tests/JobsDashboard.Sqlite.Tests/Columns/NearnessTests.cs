using System.Collections.Immutable;
using System.Text;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Columns that others nearly tell are short, and have the numbers that they were made of.</summary>
public sealed class NearnessTests
{
    private const int User = 0, Name = 1, Created = 2, Submitted = 3, Pipeline = 5;

    private static readonly ImmutableArray<ImmutableArray<ExpectedFrom>> s_expected =
    [
        [], [new(User, IsLookedUp: true)], [], [new(Created)], [], [],
    ];

    private readonly Random _random = new(TestSeed.Value);

    [Fact]
    public void Columns_ThatOthersNearlyTell_AreShortAndAlike()
    {
        var numbers = Numbers();
        var columns = Packed(numbers);

        Assert.All(new[] { Name, Submitted, Pipeline }, at => Assert.IsType<NearColumn>(columns[at]));
        Assert.InRange(columns[Name].Bytes, 1, RowMask.Rows);
        Assert.InRange(columns[Submitted].Bytes, 1, RowMask.Rows * 3 / 2);
        Assert.InRange(columns[Pipeline].Bytes, 1, RowMask.Rows);
        AreAlike(numbers, columns);
    }

    [Fact]
    public void Columns_OfAnyNumbers_AreAlike()
    {
        long[][] numbers = [.. s_expected.Select(_ => Enumerable.Range(0, RowMask.Rows)
            .Select(_ => _random.Next(3) == 0 ? PackedColumn.None : _random.NextInt64(1L << _random.Next(1, 50))).ToArray())];

        AreAlike(numbers, Packed(numbers));
    }

    [Fact]
    public void Changes_OfTheOneOrTheOther_AreAlike()
    {
        var numbers = Numbers();
        var columns = Packed(numbers);
        for (var round = 0; round < 3; round++)
        {
            for (var at = 0; at < columns.Length; at++)
            {
                List<(int Row, long Number)> changes =
                [
                    .. Enumerable.Range(0, 200).Select(_ => _random.Next(RowMask.Rows)).Distinct()
                        .Select(row => (row, numbers[at][_random.Next(RowMask.Rows)])),
                ];
                changes.ForEach(change => numbers[at][change.Row] = change.Number);
                columns = [.. columns.Select((column, place) => place == at ? column.With([.. changes]) : column)];
                Nearness.Shorten(columns, s_expected);
            }

            AreAlike(numbers, columns);
            Assert.All(new[] { Name, Submitted, Pipeline }, at => Assert.IsType<NearColumn>(columns[at]));
        }
    }

    [Fact]
    public void Columns_WrittenAndRead_AreAlike()
    {
        var numbers = Numbers();
        using var written = new MemoryStream();
        using (var file = new BinaryWriter(written, Encoding.UTF8, leaveOpen: true))
        {
            Array.ForEach(Packed(numbers), column => column.WriteTo(file));
        }
        written.Position = 0;

        using var read = new BinaryReader(written);
        AreAlike(numbers, read.ReadColumns(numbers.Length));

        Assert.Equal(written.Length, written.Position);
    }

    private static PackedColumn[] Packed(long[][] numbers)
    {
        PackedColumn[] columns = [.. numbers.Select(column => PackedColumn.Of(column))];
        Nearness.Shorten(columns, s_expected);
        return columns;
    }

    private void AreAlike(long[][] numbers, PackedColumn[] columns)
    {
        foreach (var (column, packed) in numbers.Zip(columns))
        {
            ColumnChecks.AreAlike(_random, column, packed);
        }
    }

    // Jobs as they mostly are, and each number missing or another one at times.
    private long[][] Numbers()
    {
        var numbers = s_expected.Select(_ => new long[RowMask.Rows]).ToArray();
        for (var row = 0; row < RowMask.Rows; row++)
        {
            var (user, created) = (_random.Next(2_000), 1_700_000_000L + (row * 4));
            var finished = created + _random.Next(1, 1_000_000);
            long[] job = [user, user * 7 % 2_000, created, created + _random.Next(200), finished, row % 7 == 0 ? row : PackedColumn.None];
            for (var at = 0; at < job.Length; at++)
            {
                numbers[at][row] = _random.Next(100) switch
                {
                    0 => PackedColumn.None,
                    1 => _random.Next(2_000),
                    _ => job[at],
                };
            }
        }
        return numbers;
    }
}
