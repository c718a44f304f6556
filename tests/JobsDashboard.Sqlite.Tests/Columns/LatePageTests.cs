using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Columns.Tallying;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Any part of the jobs in an order is what sorting all of them gives.</summary>
public sealed class LatePageTests
{
    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Part_AnywhereInAnyNumbers_IsAsSorted(bool ascending)
    {
        Func<int, long>[] kinds =
        [
            row => 1_700_000_000 + row,
            row => 1_700_000_000 + row + _random.Next(100_000),
            _ => _random.Next(3),
            _ => _random.Next(10) == 0 ? PackedColumn.None : _random.Next(1_000),
            _ => PackedColumn.None,
            _ => 7,
            _ => _random.NextInt64(long.MinValue + 1, long.MaxValue),
        ];
        foreach (var kind in kinds)
        {
            var (page, rows) = (new LatePage(ascending), new List<(long Number, long Id)>());
            for (var segment = 0; segment < 3; segment++)
            {
                var first = (segment * 2L * RowMask.Rows) + 1;
                long[] numbers = [.. Enumerable.Range(0, RowMask.Rows).Select(row => kind((segment * RowMask.Rows) + row))];
                // One of them whole.
                ulong[] mask = [.. Enumerable.Range(0, RowMask.Words).Select(_ =>
                    segment == 1 ? ulong.MaxValue : (ulong)_random.NextInt64() & (ulong)_random.NextInt64())];
                page.Add(first, PackedColumn.Of(numbers), mask);
                foreach (var row in RowMask.RowsOf(mask))
                {
                    rows.Add((numbers[row], first + row));
                }
            }
            var with = rows.Where(row => row.Number != PackedColumn.None);
            var without = rows.Where(row => row.Number == PackedColumn.None);
            List<long> sorted = ascending
                ? [.. with.Order().Concat(without.Order()).Select(row => row.Id)]
                : [.. with.OrderDescending().Concat(without.OrderDescending()).Select(row => row.Id)];

            foreach (var skip in new[] { 0, 1, sorted.Count - 30, sorted.Count - 1, sorted.Count, sorted.Count + 9, with.Count() - 3, with.Count() }
                .Concat(Enumerable.Range(0, 9).Select(_ => _random.Next(sorted.Count))).Where(skip => skip >= 0))
            {
                foreach (var size in new[] { 1, 2, 50 })
                {
                    Assert.Equal(sorted.Skip(skip).Take(size), page.Ids(skip, size));
                }
            }
        }
    }
}
