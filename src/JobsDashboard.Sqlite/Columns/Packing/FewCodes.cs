using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>
/// A code of at most four bits for each row, its bits kept apart: one word has the lowest bits of 64 rows, another one the bits above
/// them. So a few operations on words find a code in 64 rows, or count it.
/// </summary>
/// <remarks>
/// A code is the distance to the smallest number, plus one; zero is no number. New rows are added in place, so the codes after those of a
/// column's own rows may be of a later one.
/// </remarks>
internal sealed class FewCodes : PackedColumn
{
    /// <summary>How far the largest number may lie from the smallest one: with no number, they are sixteen codes.</summary>
    public const int MaxSpread = 14;

    private const int Lanes = 4;

    // Those of the lowest bits come first.
    private readonly ulong[] _words;

    public FewCodes(ReadOnlySpan<long> numbers, long min, long max)
        : this(min, max, null)
    {
        for (var row = 0; row < numbers.Length; row++)
        {
            Set(row, CodeOf(numbers[row]));
        }
    }

    private FewCodes(long min, long max, ulong[]? words)
    {
        (Min, Max) = (min, max);
        _words = words ?? new ulong[Bits * RowMask.Words];
    }

    public override long Min { get; }

    public override long Max { get; }

    public override long Bytes => _words.Length * sizeof(ulong);

    private int CodeCount => (int)(Max - Min) + 2;

    private int Bits => BitOperations.Log2((uint)CodeCount - 1) + 1;

    public override long this[int row]
    {
        get
        {
            var code = 0;
            for (var bit = 0; bit < Bits; bit++)
            {
                code |= (int)((_words[(bit * RowMask.Words) + (row >> 6)] >> (row & 63)) & 1) << bit;
            }
            return code == 0 ? None : Min - 1 + code;
        }
    }

    public static FewCodes Read(BinaryReader file)
    {
        var (min, max) = (file.ReadInt64(), file.ReadInt64());
        return new FewCodes(min, max, file.ReadNumbers<ulong>());
    }

    public override PackedColumn AsCodes() => this;

    public override void Between(long min, long max, Span<ulong> mask)
    {
        if (!MayHave(min, max))
        {
            mask.Clear();
            return;
        }
        Span<bool> isKept = stackalloc bool[CodeCount];
        isKept[CodeOf(Math.Max(min, Min))..(CodeOf(Math.Min(max, Max)) + 1)].Fill(true);
        Keep(mask, isKept);
    }

    public override void IsNone(Span<ulong> mask)
    {
        Span<bool> isKept = stackalloc bool[CodeCount];
        isKept[0] = true;
        Keep(mask, isKept);
    }

    public override void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        Span<bool> isKept = stackalloc bool[CodeCount];
        isKept[0] = table[0];
        table.Slice((int)Min + 1, CodeCount - 1).CopyTo(isKept[1..]);
        Keep(mask, isKept);
    }

    public override void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        var masks = MemoryMarshal.Cast<ulong, Vector256<ulong>>(mask);
        for (var code = 0; code < CodeCount; code++)
        {
            var rows = RowsWith(code);
            var count = 0L;
            for (var at = 0; at < masks.Length; at++)
            {
                var found = masks[at] & rows[at];
                count += BitOperations.PopCount(found[0]) + BitOperations.PopCount(found[1])
                    + BitOperations.PopCount(found[2]) + BitOperations.PopCount(found[3]);
            }
            if (count > 0)
            {
                counts[code == 0 ? 0 : (int)Min + code] += count;
            }
        }
    }

    public override void CopyWord(int word, Span<long> numbers)
    {
        var codes = MemoryMarshal.Cast<long, Vector256<long>>(numbers);
        codes.Clear();
        for (var bit = 0; bit < Bits; bit++)
        {
            CodeWords.AddBits(_words[(bit * RowMask.Words) + word], 1L << bit, codes);
        }
        CodeWords.Shift(Min - 1, codes);
    }

    protected override void CopyOneByOne(Span<long> numbers, ReadOnlySpan<int> rows)
    {
        var (bits, shift) = (Bits, Min - 1);
        for (var at = 0; at < rows.Length; at++)
        {
            var (word, row, code) = (rows[at] >> 6, rows[at] & 63, 0);
            for (var bit = 0; bit < bits; bit++)
            {
                code |= (int)((_words[(bit * RowMask.Words) + word] >> row) & 1) << bit;
            }
            numbers[at] = code == 0 ? None : shift + code;
        }
    }

    public override void WriteTo(BinaryWriter file)
    {
        file.Write((byte)ColumnKind.Few);
        file.Write(Min);
        file.Write(Max);
        file.WriteNumbers<ulong>(_words);
    }

    protected override PackedColumn Changed(ReadOnlySpan<(int Row, long Number)> changes, bool areNew)
    {
        var changed = new FewCodes(Min, Max, areNew ? _words : (ulong[])_words.Clone());
        foreach (var (row, number) in changes)
        {
            changed.Set(row, CodeOf(number));
        }
        return changed;
    }

    private void Keep(Span<ulong> mask, ReadOnlySpan<bool> isKept)
    {
        Span<Vector256<ulong>> found = stackalloc Vector256<ulong>[RowMask.Words / Lanes];
        for (var code = 0; code < isKept.Length; code++)
        {
            if (isKept[code])
            {
                var rows = RowsWith(code);
                for (var at = 0; at < found.Length; at++)
                {
                    found[at] |= rows[at];
                }
            }
        }
        RowMask.And(mask, MemoryMarshal.Cast<Vector256<ulong>, ulong>(found));
    }

    private CodeRows RowsWith(int code) => new(_words, Bits, code);

    private void Set(int row, int code)
    {
        for (var at = row >> 6; at < _words.Length; at += RowMask.Words)
        {
            var bit = 1UL << (row & 63);
            _words[at] = (code & 1) == 0 ? _words[at] & ~bit : _words[at] | bit;
            code >>= 1;
        }
    }

    private int CodeOf(long number) => number == None ? 0 : (int)(number - Min) + 1;

    /// <summary>Which rows have a code, 256 at a time.</summary>
    private readonly ref struct CodeRows
    {
        private readonly ReadOnlySpan<Vector256<ulong>> _first;
        private readonly ReadOnlySpan<Vector256<ulong>> _second;
        private readonly ReadOnlySpan<Vector256<ulong>> _third;
        private readonly ReadOnlySpan<Vector256<ulong>> _fourth;

        // A bit that is to be zero is turned over.
        private readonly Vector256<ulong> _turnFirst;
        private readonly Vector256<ulong> _turnSecond;
        private readonly Vector256<ulong> _turnThird;
        private readonly Vector256<ulong> _turnFourth;

        public CodeRows(ulong[] words, int bits, int code)
        {
            _first = Words(words, 0);
            _turnFirst = Turn(code, 0);
            // Where there are fewer bits, the first one is asked for again.
            var (second, third, fourth) = (bits > 1 ? 1 : 0, bits > 2 ? 2 : 0, bits > 3 ? 3 : 0);
            _second = Words(words, second);
            _third = Words(words, third);
            _fourth = Words(words, fourth);
            (_turnSecond, _turnThird, _turnFourth) = (Turn(code, second), Turn(code, third), Turn(code, fourth));
        }

        public Vector256<ulong> this[int at] =>
            (_first[at] ^ _turnFirst) & (_second[at] ^ _turnSecond) & (_third[at] ^ _turnThird) & (_fourth[at] ^ _turnFourth);

        private static ReadOnlySpan<Vector256<ulong>> Words(ulong[] words, int bit) =>
            MemoryMarshal.Cast<ulong, Vector256<ulong>>(words.AsSpan(bit * RowMask.Words, RowMask.Words));

        private static Vector256<ulong> Turn(int code, int bit) => Vector256.Create((ulong)((code >> bit) & 1) - 1);
    }
}
