using System.Text;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Packed texts say what an array of them would.</summary>
public sealed class PackedTextsTests
{
    private static readonly string[] s_pieces = ["TRAIN", "训练", "-", "A", "AA", "é", "\U0001F600", "0", ""];

    private readonly Random _random = new(TestSeed.Value);

    [Fact]
    public void Texts_OfAnyKind_AreFoundAsInAnArray() => AreAlike(Texts(), PackedTexts.Of([.. Texts().Select(Utf8)]));

    [Fact]
    public void Changes_OfSomeRows_AreAsInAnArray()
    {
        var texts = Texts();
        var packed = PackedTexts.Of([.. texts.Select(Utf8)]);
        var older = new List<(string?[] Texts, PackedTexts Packed)>();
        for (var round = 0; round < 30; round++)
        {
            var changes = Enumerable.Range(0, 100).Select(_ => _random.Next(RowMask.Rows)).Distinct().ToDictionary(row => row, _ => Text());
            foreach (var (row, text) in changes)
            {
                texts[row] = text;
            }

            packed = packed.With(changes.ToDictionary(change => change.Key, change => Utf8(change.Value)));

            older.Add(([.. texts], packed));
        }
        Assert.All(older, kept => AreAlike(kept.Texts, kept.Packed));
        AreAlike(texts, packed.Trimmed());
        Assert.True(packed.Bytes > packed.Trimmed().Bytes, "No room was kept for changes.");
    }

    [Fact]
    public void Texts_WrittenAndRead_AreAlike()
    {
        var texts = Texts();
        using var written = new MemoryStream();
        using (var file = new BinaryWriter(written, Encoding.UTF8, leaveOpen: true))
        {
            PackedTexts.Of([.. texts.Select(Utf8)]).WriteTo(file);
        }
        written.Position = 0;

        using var read = new BinaryReader(written);
        AreAlike(texts, PackedTexts.Read(read));
    }

    private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private void AreAlike(string?[] texts, PackedTexts packed)
    {
        ulong[] mask = [.. Enumerable.Range(0, RowMask.Words).Select(_ => _random.Next(3) == 0 ? 0 : (ulong)_random.NextInt64(long.MinValue, long.MaxValue))];
        foreach (var part in s_pieces.Append("NING").Append("AIN-").Append("练训"))
        {
            var found = (ulong[])mask.Clone();
            packed.Containing(Encoding.UTF8.GetBytes(part), found);
            Assert.Equal(Rows(mask).Where(row => texts[row]?.Contains(part, StringComparison.Ordinal) == true), Rows(found));
        }
        var visited = new List<(int, string?)>();
        packed.Visit(mask, (row, text) => visited.Add((row, text is { } known ? Encoding.UTF8.GetString(known.Span) : null)));
        Assert.Equal(Rows(mask).Select(row => (row, texts[row])), visited);
    }

    private static List<int> Rows(ulong[] mask) =>
        [.. Enumerable.Range(0, RowMask.Rows).Where(row => (mask[row >> 6] >> (row & 63) & 1) != 0)];

    private static string?[] Texts()
    {
        var random = new Random(TestSeed.Value);
        return [.. Enumerable.Range(0, RowMask.Rows).Select(_ => Text(random))];
    }

    private string? Text() => Text(_random);

    private static string? Text(Random random) => random.Next(9) == 0
        ? null
        : string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
}
