using System.Numerics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>A short text for each row of a segment, in UTF-8, one after the other. Never changed once made.</summary>
/// <remarks>
/// What is changed is written behind the rest, into room that those before it do not know of. So two are not to be made of the same one
/// if both are to be used.
/// </remarks>
internal sealed class PackedTexts
{
    // Neither occurs in UTF-8.
    private const byte End = 0xFF;
    private const byte NoText = 0xFE;

    // For so much of all texts there is room for changes, once there are some.
    private const int Spare = 4;

    private readonly byte[] _bytes;

    // Where the texts of each 64 rows are.
    private readonly Range[] _words;

    // How many bytes are in use, by these texts or those before them.
    private readonly int _used;

    private PackedTexts(byte[] bytes, Range[] words, int used)
    {
        (_bytes, _words, _used) = (bytes, words, used);
    }

    /// <summary>The bytes that it takes, nearly.</summary>
    public long Bytes => _bytes.Length + (_words.Length * 2L * sizeof(int));

    /// <param name="texts">The text of each row, null for none.</param>
    public static PackedTexts Of(IReadOnlyList<byte[]?> texts)
    {
        using var bytes = new MemoryStream(RowMask.Rows * 32);
        var starts = new int[RowMask.Words + 1];
        for (var row = 0; row < RowMask.Rows; row++)
        {
            if ((row & 63) == 0)
            {
                starts[row >> 6] = (int)bytes.Length;
            }
            Write(bytes, texts[row]);
        }
        starts[^1] = (int)bytes.Length;
        return Of(bytes.ToArray(), starts);
    }

    public static PackedTexts Read(BinaryReader file) => Of(file.ReadNumbers<byte>(), file.ReadNumbers<int>());

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void WriteTo(BinaryWriter file)
    {
        var together = Copy(room: 0);
        file.WriteNumbers<byte>(together._bytes);
        file.WriteNumbers<int>([.. together._words.Select(word => word.Start.Value), together._used]);
    }

    /// <summary>The texts with those of some rows changed.</summary>
    public PackedTexts With(IReadOnlyDictionary<int, byte[]?> changes)
    {
        var changed = changes.GroupBy(change => change.Key >> 6)
            .Select(rows => (Word: rows.Key, Texts: Changed(rows.Key, changes)))
            .Where(word => !word.Texts.AsSpan().SequenceEqual(Word(word.Word)))
            .ToList();
        if (changed.Count == 0)
        {
            return this;
        }
        var needed = changed.Sum(word => word.Texts.Length);
        var from = _used + needed <= _bytes.Length ? this : Copy(needed + (_used / Spare));
        var (bytes, words, used) = (from._bytes, (Range[])from._words.Clone(), from._used);
        foreach (var (word, texts) in changed)
        {
            texts.CopyTo(bytes, used);
            words[word] = used..(used + texts.Length);
            used += texts.Length;
        }
        return new PackedTexts(bytes, words, used);
    }

    /// <summary>The same texts without room for changes.</summary>
    public PackedTexts Trimmed() => _bytes.Length == Size ? this : Copy(room: 0);

    /// <summary>Keeps those rows of a mask whose text contains another one, in UTF-8.</summary>
    public void Containing(ReadOnlySpan<byte> part, Span<ulong> mask)
    {
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] != 0)
            {
                mask[word] &= part.IsEmpty ? WithText(Word(word)) : Containing(part, Word(word));
            }
        }
    }

    /// <summary>Tells the text of each row of a mask, null for none.</summary>
    public void Visit(ReadOnlySpan<ulong> mask, Action<int, ReadOnlyMemory<byte>?> visit)
    {
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] == 0)
            {
                continue;
            }
            var (row, start) = (word << 6, _words[word].Start.Value);
            foreach (var text in new Texts(Word(word)))
            {
                if ((mask[word] >> (row & 63) & 1) != 0)
                {
                    // Not just null, of which an empty text would be made.
                    visit(row, IsNone(text) ? (ReadOnlyMemory<byte>?)null : _bytes.AsMemory(start, text.Length));
                }
                start += text.Length + 1;
                row++;
            }
        }
    }

    private byte[] Changed(int word, IReadOnlyDictionary<int, byte[]?> changes)
    {
        using var bytes = new MemoryStream();
        var row = word << 6;
        foreach (var text in new Texts(Word(word)))
        {
            if (changes.TryGetValue(row, out var other))
            {
                Write(bytes, other);
            }
            else
            {
                bytes.Write(text);
                bytes.WriteByte(End);
            }
            row++;
        }
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, byte[]? text)
    {
        if (text is null)
        {
            bytes.WriteByte(NoText);
        }
        else
        {
            bytes.Write(text);
        }
        bytes.WriteByte(End);
    }

    private static bool IsNone(ReadOnlySpan<byte> text) => text is [NoText];

    private static ulong Containing(ReadOnlySpan<byte> part, ReadOnlySpan<byte> texts)
    {
        var (found, row) = (0UL, 0);
        while (texts.IndexOf(part) is >= 0 and var at)
        {
            row += texts[..at].Count(End);
            found |= 1UL << row;
            // On with the row after it.
            texts = texts[at..];
            texts = texts[(texts.IndexOf(End) + 1)..];
            row++;
        }
        return found;
    }

    private static ulong WithText(ReadOnlySpan<byte> texts)
    {
        var (found, bit) = (0UL, 1UL);
        foreach (var text in new Texts(texts))
        {
            found |= IsNone(text) ? 0 : bit;
            bit = BitOperations.RotateLeft(bit, 1);
        }
        return found;
    }

    private ReadOnlySpan<byte> Word(int word) => _bytes.AsSpan(_words[word]);

    private static PackedTexts Of(byte[] bytes, int[] starts)
    {
        var words = new Range[RowMask.Words];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = starts[word]..starts[word + 1];
        }
        return new PackedTexts(bytes, words, bytes.Length);
    }

    private int Size => _words.Sum(word => word.End.Value - word.Start.Value);

    // One word after the other, without what is not used any more.
    private PackedTexts Copy(int room)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Size + room);
        var (words, used) = (new Range[_words.Length], 0);
        for (var word = 0; word < words.Length; word++)
        {
            var texts = Word(word);
            texts.CopyTo(bytes.AsSpan(used));
            words[word] = used..(used + texts.Length);
            used += texts.Length;
        }
        return new PackedTexts(bytes, words, used);
    }

    private ref struct Texts(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public ReadOnlySpan<byte> Current { get; private set; }

        public readonly Texts GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }
            var end = _rest.IndexOf(End);
            Current = _rest[..end];
            _rest = _rest[(end + 1)..];
            return true;
        }
    }
}
