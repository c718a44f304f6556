using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>
/// A code of one, two, four or eight bytes for each row: the distance to the smallest number, plus one; zero is no number.
/// </summary>
/// <remarks>New rows are added in place, so the codes after those of a column's own rows may be of a later one.</remarks>
internal sealed class CodeColumn<T> : PackedColumn
    where T : unmanaged, IBinaryInteger<T>
{
    private const int Lanes = 4;

    // More different numbers are few of each.
    private const int MaxCounted = 10_000;

    private readonly T[] _codes;

    // One for yes; below zero until somebody asks.
    private volatile sbyte _hasNone = -1;

    public CodeColumn(ReadOnlySpan<long> numbers, long min, long max)
    {
        (Min, Max, _codes) = (min, max, new T[numbers.Length]);
        for (var row = 0; row < numbers.Length; row++)
        {
            _codes[row] = CodeOf(numbers[row]);
        }
    }

    private CodeColumn(T[] codes, long min, long max)
    {
        (_codes, Min, Max) = (codes, min, max);
    }

    /// <summary>The code of each row.</summary>
    public ReadOnlySpan<T> All => _codes;

    public override bool HasNone
    {
        get
        {
            if (_hasNone < 0)
            {
                _hasNone = _codes.AsSpan().Contains(T.Zero) ? (sbyte)1 : (sbyte)0;
            }
            return _hasNone == 1;
        }
    }

    public override long Min { get; }

    public override long Max { get; }

    public override long Bytes => _codes.Length * (long)Unsafe.SizeOf<T>();

    public override long this[int row] =>
        _codes[row] is var code && T.IsZero(code) ? None : unchecked(Min - 1 + long.CreateTruncating(code));

    public static CodeColumn<T> Read(BinaryReader file)
    {
        var (min, max) = (file.ReadInt64(), file.ReadInt64());
        return new CodeColumn<T>(file.ReadNumbers<T>(), min, max);
    }

    public override PackedColumn AsCodes() => this;

    public override void Between(long min, long max, Span<ulong> mask)
    {
        if (!MayHave(min, max))
        {
            mask.Clear();
            return;
        }
        if (min > Min || max < Max || HasNone)
        {
            CodeScan.Between(_codes, CodeOf(Math.Max(min, Min)), CodeOf(Math.Min(max, Max)), mask);
        }
    }

    public override void IsNone(Span<ulong> mask)
    {
        if (HasNone)
        {
            CodeScan.Between(_codes, T.Zero, T.Zero, mask);
        }
        else
        {
            mask.Clear();
        }
    }

    public override void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        // By code: the first one is of no number.
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max((int)(Max - Min) + 2, byte.MaxValue + 1));
        var isKept = rented.AsSpan();
        isKept.Clear();
        isKept[0] = table[0] ? (byte)1 : (byte)0;
        for (var code = 1; code <= Max - Min + 1; code++)
        {
            isKept[code] = table[(int)Min + code] ? (byte)1 : (byte)0;
        }
        if (typeof(T) == typeof(byte))
        {
            CodeScan.IsIn(MemoryMarshal.AsBytes(_codes.AsSpan()), isKept[..(byte.MaxValue + 1)], mask);
        }
        else if (!CodeScan.TryKeepRanges<T>(_codes, isKept[..((int)(Max - Min) + 2)], mask))
        {
            Keep(isKept, mask);
        }
        ArrayPool<byte>.Shared.Return(rented);
    }

    public override void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        if (Max - Min > MaxCounted)
        {
            base.CountInto(counts, mask);
            return;
        }
        // Several counts of each code, since to add to the same one again has to wait for the last time.
        var codes = (int)(Max - Min) + 2;
        var counted = ArrayPool<int>.Shared.Rent(codes * Lanes);
        var lanes = counted.AsSpan(0, codes * Lanes);
        lanes.Clear();
        for (var word = 0; word < mask.Length; word++)
        {
            var rows = _codes.AsSpan(word << 6, 64);
            if (mask[word] == ulong.MaxValue)
            {
                for (var row = 0; row < 64; row += Lanes)
                {
                    lanes[int.CreateTruncating(rows[row])]++;
                    lanes[codes + int.CreateTruncating(rows[row + 1])]++;
                    lanes[(codes * 2) + int.CreateTruncating(rows[row + 2])]++;
                    lanes[(codes * 3) + int.CreateTruncating(rows[row + 3])]++;
                }
                continue;
            }
            for (var rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                lanes[int.CreateTruncating(rows[BitOperations.TrailingZeroCount(rest)])]++;
            }
        }
        for (var at = 0; at < lanes.Length; at++)
        {
            var code = at % codes;
            counts[code == 0 ? 0 : (int)Min + code] += lanes[at];
        }
        ArrayPool<int>.Shared.Return(counted);
    }

    public override int CopyTo(Span<long> numbers, ReadOnlySpan<ulong> mask)
    {
        var (written, shift) = (0, Min - 1);
        foreach (var row in RowMask.RowsOf(mask))
        {
            var code = _codes[row];
            numbers[written] = shift + long.CreateTruncating(code);
            written += T.IsZero(code) ? 0 : 1;
        }
        return written;
    }

    public override void CopyWord(int word, Span<long> numbers) =>
        CodeWords.Unpack(_codes.AsSpan(word << 6, 64), unchecked(Min - 1), numbers);

    protected override void CopyOneByOne(Span<long> numbers, ReadOnlySpan<int> rows)
    {
        var shift = Min - 1;
        for (var at = 0; at < rows.Length; at++)
        {
            var code = _codes[rows[at]];
            numbers[at] = T.IsZero(code) ? None : unchecked(shift + long.CreateTruncating(code));
        }
    }

    public override void WriteTo(BinaryWriter file)
    {
        file.Write((byte)(ColumnKind.OneByte + (byte)BitOperations.Log2((uint)Unsafe.SizeOf<T>())));
        file.Write(Min);
        file.Write(Max);
        file.WriteNumbers<T>(_codes);
    }

    // Larger ones, too: the times of new jobs are.
    protected override bool CanHold(long number) =>
        number >= Min && unchecked((ulong)(number - Min)) < ulong.CreateChecked(T.AllBitsSet);

    protected override PackedColumn Changed(ReadOnlySpan<(int Row, long Number)> changes, bool areNew)
    {
        var (codes, max) = (areNew ? _codes : (T[])_codes.Clone(), Max);
        foreach (var (row, number) in changes)
        {
            codes[row] = CodeOf(number);
            max = Math.Max(max, number);
        }
        return new CodeColumn<T>(codes, Min, max);
    }

    private void Keep(ReadOnlySpan<byte> isKept, Span<ulong> mask)
    {
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] == 0)
            {
                continue;
            }
            // All without a question is faster than to look for those that are asked for. Codes after them may be beyond the table.
            var rows = _codes.AsSpan(word << 6, 64 - BitOperations.LeadingZeroCount(mask[word]));
            var found = 0UL;
            for (var bit = 0; bit < rows.Length; bit++)
            {
                found |= (ulong)isKept[int.CreateTruncating(rows[bit])] << bit;
            }
            mask[word] &= found;
        }
    }

    private T CodeOf(long number) => number == None ? T.Zero : T.CreateTruncating(unchecked(number - Min + 1));
}
