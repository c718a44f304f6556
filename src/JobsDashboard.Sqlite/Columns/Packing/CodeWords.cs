using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Makes numbers of the codes of 64 rows.</summary>
internal static class CodeWords
{
    /// <summary>Writes the numbers of codes, <see cref="PackedColumn.None"/> for zero.</summary>
    /// <param name="codes">The codes of 64 rows.</param>
    /// <param name="shift">What is added to a code.</param>
    /// <param name="numbers">As many numbers.</param>
    public static void Unpack<T>(ReadOnlySpan<T> codes, long shift, Span<long> numbers)
        where T : unmanaged, IBinaryInteger<T>
    {
        var added = Vector256.Create(shift);
        var vectors = MemoryMarshal.Cast<T, Vector256<byte>>(codes);
        var each = numbers.Length / vectors.Length;
        for (var at = 0; at < vectors.Length; at++)
        {
            var some = numbers.Slice(at * each, each);
            switch (Unsafe.SizeOf<T>())
            {
                case sizeof(byte):
                    Unpack(vectors[at], added, some);
                    break;
                case sizeof(ushort):
                    Unpack(vectors[at].AsUInt16(), added, some);
                    break;
                case sizeof(uint):
                    Unpack(vectors[at].AsUInt32(), added, some);
                    break;
                default:
                    Unpack(vectors[at].AsInt64(), added, some);
                    break;
            }
        }
    }

    /// <summary>Adds a number to the codes of those of 64 rows whose bit is set.</summary>
    public static void AddBits(ulong rows, long number, Span<Vector256<long>> codes)
    {
        var (all, added) = (Vector256.Create((long)rows), Vector256.Create(number));
        var bit = Vector256.Create(1L, 2, 4, 8);
        for (var at = 0; at < codes.Length; at++)
        {
            codes[at] |= Vector256.Equals(all & bit, bit) & added;
            bit <<= Vector256<long>.Count;
        }
    }

    /// <summary>Makes numbers of codes by adding to them, and <see cref="PackedColumn.None"/> of zeros.</summary>
    public static void Shift(long added, Span<Vector256<long>> codes)
    {
        var shift = Vector256.Create(added);
        foreach (ref var code in codes)
        {
            code = NumbersOf(code, shift);
        }
    }

    /// <summary>Adds distances to numbers; where there is none, neither is there a number.</summary>
    public static void Add(ReadOnlySpan<long> distances, Span<long> numbers)
    {
        var none = Vector256.Create(PackedColumn.None);
        var added = MemoryMarshal.Cast<long, Vector256<long>>(distances);
        var sums = MemoryMarshal.Cast<long, Vector256<long>>(numbers);
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] = Vector256.ConditionalSelect(Vector256.Equals(added[at], none), none, sums[at] + added[at]);
        }
    }

    private static void Unpack(Vector256<byte> codes, Vector256<long> shift, Span<long> numbers)
    {
        var (low, high) = Vector256.Widen(codes);
        Unpack(low, shift, numbers[..(numbers.Length / 2)]);
        Unpack(high, shift, numbers[(numbers.Length / 2)..]);
    }

    private static void Unpack(Vector256<ushort> codes, Vector256<long> shift, Span<long> numbers)
    {
        var (low, high) = Vector256.Widen(codes);
        Unpack(low, shift, numbers[..(numbers.Length / 2)]);
        Unpack(high, shift, numbers[(numbers.Length / 2)..]);
    }

    private static void Unpack(Vector256<uint> codes, Vector256<long> shift, Span<long> numbers)
    {
        var (low, high) = Vector256.Widen(codes);
        Unpack(low.AsInt64(), shift, numbers);
        Unpack(high.AsInt64(), shift, numbers[Vector256<long>.Count..]);
    }

    private static void Unpack(Vector256<long> codes, Vector256<long> shift, Span<long> numbers) => NumbersOf(codes, shift).CopyTo(numbers);

    private static Vector256<long> NumbersOf(Vector256<long> codes, Vector256<long> shift) => Vector256.ConditionalSelect(
        Vector256.Equals(codes, Vector256<long>.Zero), Vector256.Create(PackedColumn.None), codes + shift);
}
