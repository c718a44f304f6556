using System.Buffers.Binary;
using System.Text;
using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;
using Xunit;
using ZstdSharp;

namespace JobsDashboard.Sqlite.Tests.Compression;

/// <summary>Compressed texts come back as they were, or not at all.</summary>
public sealed class TextDictionaryTests : IDisposable
{
    private static readonly byte[] s_flips = [1, 0x10, 0x80, 0xFF];

    private readonly TextDictionary _none = new([]);
    private readonly TextDictionary _trained = new(DictBuilder.TrainFromBuffer(
        Enumerable.Range(0, 1_000).Select(number => Encoding.UTF8.GetBytes(Text(number))), 8_000));

    public void Dispose()
    {
        _none.Dispose();
        _trained.Dispose();
    }

    public static TheoryData<string> Texts { get; } =
    [
        "", "{}", "\0", "训练 𝔘 é e\u0301", "\r\n\t\u2028", new string('x', 3_000_000), Text(5_000), "(\ufffd)",
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Text_Compressed_ComesBack(string text)
    {
        foreach (var dictionary in new[] { _none, _trained })
        {
            var compressed = Compress(dictionary, text);

            Assert.Equal(dictionary.Id, TextDictionary.IdIn(compressed));
            Assert.Equal(Encoding.UTF8.GetByteCount(text), TextDictionary.LengthOf(compressed));
            Assert.Equal(text, dictionary.Decompress(compressed, Encoding.UTF8.GetString));
        }
    }

    [Fact]
    public void Text_OfManyThreads_ComesBack() => Parallel.For(0, 2_000, number =>
        Assert.Equal(Text(number), _trained.Decompress(Compress(_trained, Text(number)), Encoding.UTF8.GetString)));

    [Fact]
    public void Text_LikeThoseOfTheDictionary_TakesLessRoomByIt() =>
        Assert.InRange(Compress(_trained, Text(5_000)).Length, 1, Compress(_none, Text(5_000)).Length / 2);

    [Fact]
    public void Text_WithAnyByteChanged_IsNeverAnother()
    {
        foreach (var dictionary in new[] { _none, _trained })
        {
            var sound = Compress(dictionary, Text(5_000));
            foreach (var (at, flipped) in Enumerable.Range(0, sound.Length).SelectMany(at => s_flips.Select(flip => (at, flip))))
            {
                var damaged = sound.ToArray();
                damaged[at] ^= flipped;
                Assert.Equal(Text(5_000), Read(dictionary, damaged) ?? Text(5_000));
            }
        }
    }

    [Fact]
    public void Text_CutOff_IsDamaged()
    {
        var sound = Compress(_trained, Text(5_000));

        Assert.All(Enumerable.Range(0, sound.Length), length => Assert.Null(Read(_trained, sound[..length])));
    }

    [Fact]
    public void Text_ByAnotherDictionary_IsDamaged() => Assert.Null(Read(_none, Compress(_trained, Text(5_000))));

    [Fact]
    public void Length_ThatNoTextCouldHave_ClaimsNoMemory()
    {
        var damaged = Compress(_none, new string('x', 70_000));
        Assert.Equal(70_000, BinaryPrimitives.ReadInt32LittleEndian(damaged.AsSpan(5)));

        BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(5), int.MaxValue);

        Assert.Throws<InvalidDataException>(() => TextDictionary.LengthOf(damaged));
    }

    [Fact]
    public void Dictionary_ThatIsMissing_IsDamage()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var make = connection.CreateCommand();
        make.CommandText = "CREATE TABLE JobDictionary (Id INTEGER PRIMARY KEY, Bytes BLOB)";
        make.ExecuteNonQuery();
        using var dictionaries = new TextDictionaries();

        Assert.Throws<InvalidDataException>(
            () => dictionaries.Decompress(Compress(_trained, "text"), connection, Encoding.UTF8.GetString));
        Assert.Equal("text", dictionaries.Decompress(Compress(_none, "text"), connection, Encoding.UTF8.GetString));
    }

    private static string Text(int number) =>
        $$"""{"JobId":"dlc{{number}}","Status":"Succeeded","Envs":{"NCCL_DEBUG":"INFO"},"UserCommand":"python train.py --seed {{number * 7919}}"}""";

    private static string? Read(TextDictionary dictionary, byte[] compressed)
    {
        try
        {
            return dictionary.Decompress(compressed, Encoding.UTF8.GetString);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Compress(TextDictionary dictionary, string text) => dictionary.Compress(Encoding.UTF8.GetBytes(text));
}
