using System.Numerics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>A short text for each row of a segment, in UTF-8, one after the other. Never changed once made.</summary>
internal sealed class PackedTexts
{
    // Neither occurs in UTF-8.
    private const byte End = 0xFF;
    private const byte NoText = 0xFE;

    private readonly byte[] _bytes;

    // Where the texts of each 64 rows begin, and where the last ones end.
    private readonly int[] _starts;

    private PackedTexts(byte[] bytes, int[] starts)
    {
        (_bytes, _starts) = (bytes, starts);
    }

    /// <summary>The bytes that it takes, nearly.</summary>
    public long Bytes => _bytes.Length + (_starts.Length * (long)sizeof(int));

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
        return new PackedTexts(bytes.ToArray(), starts);
    }

    public static PackedTexts Read(BinaryReader file) => new(file.ReadNumbers<byte>(), file.ReadNumbers<int>());

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void WriteTo(BinaryWriter file)
    {
        file.WriteNumbers<byte>(_bytes);
        file.WriteNumbers<int>(_starts);
    }

    /// <summary>The texts with those of some rows changed.</summary>
    public PackedTexts With(IReadOnlyDictionary<int, byte[]?> changes)
    {
        // Each word of rows by itself, so that the whole is copied once.
        var changed = changes.Keys.Select(row => row >> 6).Distinct().ToDictionary(word => word, word => Changed(word, changes));
        var starts = new int[_starts.Length];
        for (var word = 0; word < RowMask.Words; word++)
        {
            starts[word + 1] = starts[word] + (changed.TryGetValue(word, out var texts) ? texts.Length : Word(word).Length);
        }
        var bytes = GC.AllocateUninitializedArray<byte>(starts[^1]);
        for (var word = 0; word < RowMask.Words; word++)
        {
            (changed.TryGetValue(word, out var texts) ? texts : Word(word)).CopyTo(bytes.AsSpan(starts[word]));
        }
        return new PackedTexts(bytes, starts);
    }

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
            var (row, start) = (word << 6, _starts[word]);
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

    private ReadOnlySpan<byte> Word(int word) => _bytes.AsSpan(_starts[word].._starts[word + 1]);

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
