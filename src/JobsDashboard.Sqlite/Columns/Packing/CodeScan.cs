using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Finds the codes of a column that lie in a range, 64 at a time.</summary>
internal static class CodeScan
{
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
