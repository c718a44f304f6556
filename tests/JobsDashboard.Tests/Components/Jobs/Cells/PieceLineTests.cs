using JobsDashboard.Components.Jobs.Cells;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.TextSearch;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Cells;

public sealed class PieceLineTests
{
    [Theory]
    [InlineData("disk full", "disk", "disk full")]
    [InlineData("the node's disk", "disk", "the node's disk")]
    [InlineData("one two three four five memory", "memory", "…four five memory")]
    [InlineData("没有空格的一段很长很长的文字然后显存不足", "显存不足", "…空格的一段很长很长的文字然后显存不足")]
    [InlineData("😀😀😀😀😀😀😀😀😀x显存", "显存", "…😀😀😀😀😀😀x显存")]
    public void Piece_InANarrowCell_BeginsShortlyBeforeItsFirstMark(string text, string marked, string line)
    {
        var mark = new TextRange(text.IndexOf(marked, StringComparison.Ordinal), marked.Length);

        var (shown, marks) = PieceLine.Of(new TextPiece("ReasonMessage", text, [mark]));

        Assert.Equal(line, shown);
        Assert.Equal(marked, shown.Substring(marks[0].Start, marks[0].Length));
    }
}
