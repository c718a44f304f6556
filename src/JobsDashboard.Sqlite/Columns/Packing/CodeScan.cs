using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Finds the codes of a column that lie in a range, 64 at a time.</summary>
internal static class CodeScan
{
    private const int MaxRanges = 4;

    /// <summary>Keeps those rows of a mask whose codes lie between two, both included.</summary>
    /// <typeparam name="T">A type without a sign.</typeparam>
    public static void Between<T>(ReadOnlySpan<T> codes, T first, T last, Span<ulong> mask)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (Vector256.IsHardwareAccelerated)
        {
            BetweenByVectors(codes, first, last, mask);
        }
        else
        {
            BetweenOneByOne(codes, first, last, mask);
        }
    }

    /// <summary>Keeps those rows of a mask whose codes are marked, by one, in a table of all 256.</summary>
    public static void IsIn(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> isKept, Span<ulong> mask)
    {
        // By the lower half of a code a byte with a bit for each upper half, of which there are twice as many.
        Span<byte> low = stackalloc byte[16];
        Span<byte> high = stackalloc byte[16];
        for (var code = 0; code < isKept.Length; code++)
        {
            (code < 128 ? low : high)[code & 15] |= (byte)(isKept[code] << ((code >> 4) & 7));
        }
        var (ofLow, ofHigh) = (Vector128.Create<byte>(low), Vector128.Create<byte>(high));
        var bits = Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
        var vectors = MemoryMarshal.Cast<byte, Vector128<byte>>(codes);
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] == 0)
            {
                continue;
            }
            var found = 0UL;
            for (var part = 0; part < 4; part++)
            {
                var rows = vectors[(word * 4) + part];
                var half = rows & Vector128.Create((byte)15);
                var marked = Vector128.ConditionalSelect(
                    Vector128.LessThan(rows, Vector128.Create((byte)128)), Vector128.Shuffle(ofLow, half), Vector128.Shuffle(ofHigh, half));
                var isMarked = Vector128.Equals(marked & Vector128.Shuffle(bits, rows >> 4), Vector128<byte>.Zero);
                found |= (ulong)(~isMarked).ExtractMostSignificantBits() << (part * 16);
            }
            mask[word] &= found;
        }
    }

    /// <summary>
    /// Keeps those rows of a mask whose codes are marked, by one, in a table of all, if those are few ranges. Mostly one is asked for, or
    /// all but one, and to look for a range takes a tenth of the time.
    /// </summary>
    /// <returns>Whether they are. Else the mask is as it was.</returns>
    public static bool TryKeepRanges<T>(ReadOnlySpan<T> codes, ReadOnlySpan<byte> isKept, Span<ulong> mask)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<Range> ranges = stackalloc Range[MaxRanges];
        var count = 0;
        for (var first = isKept.IndexOf((byte)1); first >= 0;)
        {
            if (count == MaxRanges)
            {
                return false;
            }
            var end = isKept[first..].IndexOf((byte)0) is >= 0 and var length ? first + length : isKept.Length;
            ranges[count++] = first..end;
            first = isKept[end..].IndexOf((byte)1) is >= 0 and var next ? end + next : -1;
        }
        Span<ulong> found = stackalloc ulong[RowMask.Words];
        Span<ulong> within = stackalloc ulong[RowMask.Words];
        found.Clear();
        foreach (var range in ranges[..count])
        {
            mask.CopyTo(within);
            Between(codes, T.CreateTruncating(range.Start.Value), T.CreateTruncating(range.End.Value - 1), within);
            RowMask.Or(found, within);
        }
        found.CopyTo(mask);
        return true;
    }

    /// <summary>
    /// Subtracts numbers: what is below zero becomes zero, and what lacks one of the two <see cref="PackedColumn.None"/>.
    /// </summary>
    public static void Subtract(Span<long> numbers, ReadOnlySpan<long> others)
    {
        var none = Vector256.Create(PackedColumn.None);
        var left = MemoryMarshal.Cast<long, Vector256<long>>(numbers);
        var right = MemoryMarshal.Cast<long, Vector256<long>>(others);
        for (var at = 0; at < left.Length; at++)
        {
            var isNone = Vector256.Equals(left[at], none) | Vector256.Equals(right[at], none);
            left[at] = Vector256.ConditionalSelect(
                isNone, none, Vector256.ConditionalSelect(
                    Vector256.LessThan(left[at], right[at]), Vector256<long>.Zero, left[at] - right[at]));
        }
        for (var at = left.Length * Vector256<long>.Count; at < numbers.Length; at++)
        {
            numbers[at] = Difference(numbers[at], others[at]);
        }
    }

    /// <summary>One number less another one, as <see cref="Subtract"/> has it.</summary>
    public static long Difference(long number, long other) =>
        number == PackedColumn.None || other == PackedColumn.None ? PackedColumn.None : Math.Max(0, number - other);

    /// <summary>
    /// Keeps those rows of a mask that have both of two codes, the first of which less the second lies between two numbers, both included.
    /// </summary>
    public static void DifferenceBetween(
        ReadOnlySpan<uint> codes, ReadOnlySpan<uint> others, int first, int last, Span<ulong> mask)
    {
        var (from, to) = (Vector256.Create(first), Vector256.Create(last));
        var left = MemoryMarshal.Cast<uint, Vector256<int>>(codes);
        var right = MemoryMarshal.Cast<uint, Vector256<int>>(others);
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] == 0)
            {
                continue;
            }
            var found = 0UL;
            for (var part = 0; part < 8; part++)
            {
                var (one, other) = (left[(word * 8) + part], right[(word * 8) + part]);
                var difference = one - other;
                var isWithin = Vector256.GreaterThanOrEqual(difference, from) & Vector256.LessThanOrEqual(difference, to);
                var lacksOne = Vector256.Equals(one, Vector256<int>.Zero) | Vector256.Equals(other, Vector256<int>.Zero);
                found |= (ulong)Vector256.AndNot(isWithin, lacksOne).ExtractMostSignificantBits() << (part * 8);
            }
            mask[word] &= found;
        }
    }

    internal static void BetweenByVectors<T>(ReadOnlySpan<T> codes, T first, T last, Span<ulong> mask)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (from, width) = (Vector256.Create(first), Vector256.Create(last - first));
        var vectors = MemoryMarshal.Cast<T, Vector256<T>>(codes);
        var (lanes, perWord) = (Vector256<T>.Count, 64 / Vector256<T>.Count);
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] == 0)
            {
                continue;
            }
            var found = 0UL;
            for (var part = 0; part < perWord; part++)
            {
                // Without a sign, what lies below the range wraps around and is beyond it, too.
                var isWithin = Vector256.LessThanOrEqual(vectors[(word * perWord) + part] - from, width);
                found |= (ulong)isWithin.ExtractMostSignificantBits() << (part * lanes);
            }
            mask[word] &= found;
        }
    }

    internal static void BetweenOneByOne<T>(ReadOnlySpan<T> codes, T first, T last, Span<ulong> mask)
        where T : unmanaged, IBinaryInteger<T>
    {
        var width = last - first;
        for (var word = 0; word < mask.Length; word++)
        {
            var found = 0UL;
            for (var bit = 0; bit < 64; bit++)
            {
                found |= codes[(word << 6) + bit] - first <= width ? 1UL << bit : 0;
            }
            mask[word] &= found;
        }
    }
}
