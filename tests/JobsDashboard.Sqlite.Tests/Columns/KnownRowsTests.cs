using System.Text;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>What was found is kept for exactly what was asked, and of the questions asked last.</summary>
public sealed class KnownRowsTests
{
    private readonly KnownRows _known = new();

    [Fact]
    public void Of_TheSame_IsMadeOnce()
    {
        var first = Of(("Name", "a"));

        Assert.Same(first, Of(("Name", "a")));
        Assert.NotSame(first, Of(("Name", "A")));
        Assert.NotSame(first, Of(("Text", "a")));
    }

    [Fact]
    public void Of_ManyOthers_ForgetsWhatWasNotUsedForLongest()
    {
        var (used, unused) = (Of("used"), Of("unused"));
        for (var i = 0; i < 15; i++)
        {
            Of(i);
            Assert.Same(used, Of("used"));
        }

        Assert.NotSame(unused, Of("unused"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void NamesWithAPart_OfOneRowInSeveral_AreThoseThatContainIt(int several)
    {
        var random = new Random(TestSeed.Value);
        string[] names = [.. Enumerable.Range(0, RowMask.Rows).Select(_ => random.Next(3) == 0 ? "train" : "test")];
        var segment = new ColumnSegment(
            [.. Enumerable.Repeat(ulong.MaxValue, RowMask.Words)], [], TagLists.None,
            PackedTexts.Of([.. names.Select(name => (byte[]?)Encoding.UTF8.GetBytes(name))]));
        var rows = new NamedRows("rai", 1);

        // Again from what has been found, if it has.
        for (var i = 0; i < 3; i++)
        {
            var mask = new ulong[RowMask.Words];
            int[] asked = [.. Enumerable.Range(0, RowMask.Rows).Where(_ => random.Next(several) == 0)];
            Array.ForEach(asked, row => mask[row >> 6] |= 1UL << (row & 63));

            rows.Narrow(0, segment, mask);

            var found = new List<int>();
            foreach (var row in RowMask.RowsOf(mask))
            {
                found.Add(row);
            }
            Assert.Equal(asked.Where(row => names[row] == "train"), found);
            several = several == 100 ? 1 : several;
        }
    }

    private object Of(object asked) => _known.Of(asked, () => new object());
}
