using System.Numerics;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Packing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Codes that are found many at a time are those that are found one by one.</summary>
public sealed class CodeScanTests
{
    private const int Words = 40;

    [Fact]
    public void Bytes_InARange_AreThoseFoundOneByOne() => AreFoundAlike<byte>();

    [Fact]
    public void TwoBytes_InARange_AreThoseFoundOneByOne() => AreFoundAlike<ushort>();

    [Fact]
    public void FourBytes_InARange_AreThoseFoundOneByOne() => AreFoundAlike<uint>();

    [Fact]
    public void EightBytes_InARange_AreThoseFoundOneByOne() => AreFoundAlike<ulong>();

    [Fact]
    public void Bytes_OfATable_AreThoseFoundOneByOne()
    {
        var random = new Random(TestSeed.Value);
        for (var round = 0; round < 50; round++)
        {
            byte[] isKept = [.. Enumerable.Range(0, 256).Select(_ => (byte)random.Next(2))];
            byte[] codes = [.. Enumerable.Range(0, Words * 64).Select(_ => (byte)random.Next(256))];
            ulong[] mask = [.. Enumerable.Range(0, Words).Select(_ => random.Next(4) == 0 ? 0 : (ulong)random.NextInt64(long.MinValue, long.MaxValue))];
            var found = (ulong[])mask.Clone();

            CodeScan.IsIn(codes, isKept, found);

            Assert.Equal(
                Enumerable.Range(0, codes.Length).Where(row => (mask[row >> 6] >> row & 1) != 0 && isKept[codes[row]] == 1),
                Enumerable.Range(0, codes.Length).Where(row => (found[row >> 6] >> row & 1) != 0));
        }
    }

    [Fact]
    public void Differences_OfTwoNumbers_AreAtLeastZeroOrNone()
    {
        var random = new Random(TestSeed.Value);
        long[] numbers = [.. Enumerable.Range(0, 4_000).Select(_ => Number())];
        long[] others = [.. numbers.Select(_ => Number())];
        var differences = (long[])numbers.Clone();

        CodeScan.Subtract(differences, others);

        Assert.Equal(
            numbers.Zip(others, (one, other) =>
                one == PackedColumn.None || other == PackedColumn.None ? PackedColumn.None : Math.Max(0, one - other)),
            differences);

        long Number() => random.Next(5) == 0 ? PackedColumn.None : random.Next(1_000);
    }

    [Fact]
    public void Differences_InARange_AreThoseFoundOneByOne()
    {
        var random = new Random(TestSeed.Value);
        for (var round = 0; round < 200; round++)
        {
            var codes = Enumerable.Range(0, Words * 64).Select(_ => (uint)random.Next(20)).ToArray();
            var others = codes.Select(_ => (uint)random.Next(20)).ToArray();
            var (first, last) = (random.Next(-20, 20), random.Next(4) == 0 ? int.MaxValue : random.Next(-20, 20));
            var mask = Enumerable.Range(0, Words).Select(_ => random.Next(4) == 0 ? 0 : (ulong)random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
            var found = (ulong[])mask.Clone();

            CodeScan.DifferenceBetween(codes, others, first, last, found);

            Assert.Equal(
                Enumerable.Range(0, codes.Length).Where(row => (mask[row >> 6] >> row & 1) != 0 && codes[row] != 0 && others[row] != 0
                    && (int)codes[row] - (int)others[row] >= first && (int)codes[row] - (int)others[row] <= last),
                Enumerable.Range(0, codes.Length).Where(row => (found[row >> 6] >> row & 1) != 0));
        }
    }

    private static void AreFoundAlike<T>()
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var random = new Random(TestSeed.Value);
        var some = 0L;
        for (var round = 0; round < 200; round++)
        {
            var codes = Enumerable.Range(0, Words * 64).Select(_ => Code<T>(random)).ToArray();
            var (one, other) = (Code<T>(random), Code<T>(random));
            var (first, last) = one < other ? (one, other) : (other, one);
            var mask = Enumerable.Range(0, Words).Select(_ => random.Next(4) == 0 ? 0 : (ulong)random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
            var (found, expected) = ((ulong[])mask.Clone(), (ulong[])mask.Clone());

            CodeScan.BetweenByVectors(codes, first, last, found);
            CodeScan.BetweenOneByOne(codes, first, last, expected);

            Assert.Equal(expected, found);
            some += RowMask.Count(found);
        }
        Assert.True(some > 0, "Nothing was found in any round.");
    }

    // Few values in the middle, and those at either end, where a comparison with a sign goes wrong.
    private static T Code<T>(Random random)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => random.Next(6) switch
        {
            0 => T.Zero,
            1 => T.MaxValue,
            2 => T.MaxValue >> 1,
            3 => (T.MaxValue >> 1) + T.One,
            _ => T.CreateTruncating(random.NextInt64()),
        };
}
