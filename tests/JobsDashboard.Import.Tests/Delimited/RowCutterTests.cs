using System.Text;
using JobsDashboard.Import.Reading.Tables;
using Xunit;

namespace JobsDashboard.Import.Tests.Delimited;

public sealed class RowCutterTests
{
    private const int Most = 12;

    [Fact]
    public void Rows_WhateverTheyAre_AreTheSameUpToTheLimit()
    {
        var random = new Random(7);
        for (var run = 0; run < 2_000; run++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 8)).Select(_ => new string(random.GetItems("abc|;,\"".AsSpan(), random.Next(0, 2 * Most)))).ToList();

            var cut = Cut(string.Join('\n', rows), hasLineBreaksInQuotes: false, random.Next(1, 30));

            Assert.Equal(string.Join('\n', rows.Select(row => row[..Math.Min(row.Length, Most + 1)])), cut);
        }
    }

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,\"b\nc\"\nd\n")]
    [InlineData("\"a\r\n\"\r\nb")]
    [InlineData("5\" disk\nnext\nmore\nrows")]
    [InlineData("a,\"\"\nb\n")]
    [InlineData("a\"\"b\nnext\nmore\nrows\n")]
    public void QuotedRows_WithinTheLimit_AreTheSame(string text)
    {
        for (var part = 1; part <= text.Length; part++)
        {
            Assert.Equal(text, Cut(text, hasLineBreaksInQuotes: true, part));
        }
    }

    [Theory]
    [InlineData("a,\"0123456789\nabc\"\nnext", "a,\"0123456789\"\nnext")]
    [InlineData("a\t\"0123456789\nabc\"\nnext", "a\t\"0123456789\"\nnext")]
    [InlineData("a,\"012345678\"\"9\nabc\"\nnext", "a,\"012345678\"\nnext")]
    [InlineData("a,\"01234567\"\"89\nabc\"\nnext", "a,\"01234567\"\"\"\nnext")]
    [InlineData("a,\"0123456789\"\"\nabc\"\nnext", "a,\"0123456789\"\nnext")]
    [InlineData("0123456789abcdef\nnext", "0123456789abc\nnext")]
    [InlineData("0123456789abc,\"d\n\",\"\n\"\nnext", "0123456789abc\nnext")]
    public void QuotedRow_BeyondTheLimit_EndsWithItsLine(string text, string expected)
    {
        for (var part = 1; part <= text.Length; part++)
        {
            Assert.Equal(expected, Cut(text, hasLineBreaksInQuotes: true, part));
        }
    }

    private static string Cut(string text, bool hasLineBreaksInQuotes, int part)
    {
        using var cutter = new RowCutter(new MemoryStream(Encoding.UTF8.GetBytes(text)), hasLineBreaksInQuotes, Most);
        var cut = new List<byte>();
        var buffer = new byte[part];
        int read;
        while ((read = cutter.Read(buffer)) > 0)
        {
            cut.AddRange(buffer[..read]);
        }
        return Encoding.UTF8.GetString([.. cut]);
    }
}
