using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>
/// A code of at most four bits for each row, its bits kept apart: one word has the lowest bits of 64 rows, another one the bits above
/// them. So a few operations on words find a code in 64 rows, or count it.
/// </summary>
/// <remarks>A code is the distance to the smallest number, plus one; zero is no number.</remarks>
internal sealed class FewCodes : PackedColumn
{
    /// <summary>How far the largest number may lie from the smallest one: with no number, they are sixteen codes.</summary>
    public const int MaxSpread = 14;

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
        if (max < Min || min > Max || min > max)
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
            var count = 0L;
            for (var at = 0; at < masks.Length; at++)
            {
                var rows = masks[at] & RowsWith(code, at);
                count += BitOperations.PopCount(rows[0]) + BitOperations.PopCount(rows[1])
                    + BitOperations.PopCount(rows[2]) + BitOperations.PopCount(rows[3]);
            }
            if (count > 0)
            {
                counts[code == 0 ? 0 : (int)Min + code] += count;
            }
        }
    }

    public override void CopyTo(Span<long> numbers)
    {
        numbers.Fill(None);
        for (var code = 1; code < CodeCount; code++)
        {
            for (var word = 0; word < RowMask.Words; word += Vector256<ulong>.Count)
            {
                var found = RowsWith(code, word / Vector256<ulong>.Count);
                for (var lane = 0; lane < Vector256<ulong>.Count; lane++)
                {
                    for (var rows = found[lane]; rows != 0; rows &= rows - 1)
                    {
                        numbers[((word + lane) << 6) + BitOperations.TrailingZeroCount(rows)] = Min - 1 + code;
                    }
                }
            }
        }
    }

    public override void WriteTo(BinaryWriter file)
    {
        file.Write((byte)ColumnKind.Few);
        file.Write(Min);
        file.Write(Max);
        file.WriteNumbers<ulong>(_words);
    }

    protected override PackedColumn WithinRange(ReadOnlySpan<(int Row, long Number)> changes)
    {
        var changed = new FewCodes(Min, Max, (ulong[])_words.Clone());
        foreach (var (row, number) in changes)
        {
            changed.Set(row, CodeOf(number));
        }
        return changed;
    }

    private void Keep(Span<ulong> mask, ReadOnlySpan<bool> isKept)
    {
        var masks = MemoryMarshal.Cast<ulong, Vector256<ulong>>(mask);
        for (var at = 0; at < masks.Length; at++)
        {
            if (masks[at] == Vector256<ulong>.Zero)
            {
                continue;
            }
            var found = Vector256<ulong>.Zero;
            for (var code = 0; code < isKept.Length; code++)
            {
                if (isKept[code])
                {
                    found |= RowsWith(code, at);
                }
            }
            masks[at] &= found;
        }
    }

    // Of the 256 rows at a place.
    private Vector256<ulong> RowsWith(int code, int at)
    {
        var words = MemoryMarshal.Cast<ulong, Vector256<ulong>>(_words);
        var rows = Vector256<ulong>.AllBitsSet;
        for (; at < words.Length; at += RowMask.Words / Vector256<ulong>.Count)
        {
            // Those whose bit is zero are asked for by turning all bits over.
            rows &= words[at] ^ Vector256.Create((ulong)(code & 1) - 1);
            code >>= 1;
        }
        return rows;
    }

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
}
