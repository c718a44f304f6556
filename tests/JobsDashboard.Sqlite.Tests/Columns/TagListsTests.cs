using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

public sealed class TagListsTests
{
    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_ManyChanges_HasTheTagsThatRowsHaveNow(bool areNew)
    {
        var tagsOf = new Dictionary<int, int[]>();
        var lists = TagLists.None;

        for (var change = 0; change < 40; change++)
        {
            var first = areNew ? change * 50 : 0;
            var changes = Enumerable.Range(first, areNew ? 50 : 2_000).Where(_ => areNew || _random.Next(20) == 0)
                .Select(row => (Row: row, Tags: SomeTags())).ToList();
            lists = areNew ? lists.WithAdded(InOrder(changes)) : lists.With(changes);
            changes.ForEach(one => tagsOf[one.Row] = one.Tags);

            for (var tag = 0; tag <= 9; tag++)
            {
                Assert.Equal(tagsOf.Where(row => row.Value.Contains(tag)).Select(row => row.Key).Order(), RowsWith(lists, tag));
            }
            Assert.Equal(tagsOf.Values.Sum(tags => tags.Length), CountAll(lists));
        }
    }

    [Fact]
    public void With_LastTagTakenAway_HasNothing()
    {
        var lists = TagLists.None.WithAdded([TagLists.Of(3, 65_535)]).With([(65_535, [])]);

        Assert.Empty(RowsWith(lists, 3));
        Assert.Equal(TagLists.None.Bytes, lists.Bytes);
    }

    // The same tag often, others seldom, and some rows without any.
    private int[] SomeTags() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(_random.Next(1, 10))).Distinct()];

    private static long[] InOrder(IEnumerable<(int Row, int[] Tags)> rows) =>
        [.. rows.SelectMany(row => row.Tags.Select(tag => TagLists.Of(tag, row.Row))).Order()];

    private static IEnumerable<int> RowsWith(TagLists lists, int tag)
    {
        var mask = new ulong[RowMask.Words];
        lists.AddTo(mask, tag);
        return [.. RowMask.RowsOf(mask)];
    }

    private static long CountAll(TagLists lists)
    {
        var counts = new long[10];
        lists.CountInto(counts, default, isAll: true);
        return counts.Sum();
    }
}
