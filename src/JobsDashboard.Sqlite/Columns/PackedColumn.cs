using System.Numerics;
using System.Runtime.CompilerServices;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// The numbers of one column for the rows of a segment, in as few bytes as its smallest and largest need. Never changed once made.
/// </summary>
internal abstract class PackedColumn
{
    /// <summary>What stands for no number among the numbers that a column is made of.</summary>
    public const long None = long.MinValue;

    /// <summary>The smallest number; <see cref="None"/> where there is no number.</summary>
    public abstract long Min { get; }

    /// <summary>The largest number; <see cref="None"/> where there is no number.</summary>
    public abstract long Max { get; }

    /// <summary>The bytes of a row.</summary>
    public abstract int Width { get; }

    /// <summary>The number of a row, or <see cref="None"/>.</summary>
    public abstract long this[int row] { get; }

    public static PackedColumn Of(ReadOnlySpan<long> numbers)
    {
        var (min, max) = (long.MaxValue, long.MinValue);
        foreach (var number in numbers)
        {
            if (number != None)
            {
                (min, max) = (Math.Min(min, number), Math.Max(max, number));
            }
        }
        // Of as many codes as a type has, one means no number.
        return min > max ? new EmptyColumn() : unchecked((ulong)(max - min)) switch
        {
            < byte.MaxValue => new PackedColumn<byte>(numbers, min, max),
            < ushort.MaxValue => new PackedColumn<ushort>(numbers, min, max),
            < uint.MaxValue => new PackedColumn<uint>(numbers, min, max),
            _ => new PackedColumn<ulong>(numbers, min, max),
        };
    }

    /// <summary>The column with some numbers changed.</summary>
    public PackedColumn With(params ReadOnlySpan<(int Row, long Number)> changes)
    {
        var (areSame, areWithin) = (true, true);
        foreach (var (row, number) in changes)
        {
            areSame = areSame && number == this[row];
            areWithin = areWithin && (number == None || (number >= Min && number <= Max && Min != None));
        }
        if (areSame)
        {
            return this;
        }
        if (areWithin)
        {
            return WithinRange(changes);
        }
        var numbers = new long[ColumnSegment.Rows];
        CopyTo(numbers);
        foreach (var (row, number) in changes)
        {
            numbers[row] = number;
        }
        return Of(numbers);
    }

    /// <summary>Keeps those rows of a mask whose number lies between two, both included.</summary>
    public abstract void Between(long min, long max, Span<ulong> mask);

    /// <summary>Keeps those rows of a mask that have no number.</summary>
    public abstract void IsNone(Span<ulong> mask);

    /// <summary>Keeps those rows of a mask whose number is marked in a table; the first entry is of no number.</summary>
    public abstract void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask);

    /// <summary>Writes the numbers of all rows.</summary>
    public abstract void CopyTo(Span<long> numbers);

    /// <summary>Adds one for each row of a mask to the count of its number; the first count is of no number.</summary>
    public abstract void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask);

    /// <summary>The numbers of the rows of a mask, those without one left out.</summary>
    /// <returns>How many were written.</returns>
    public abstract int CopyTo(Span<long> numbers, ReadOnlySpan<ulong> mask);

    protected abstract PackedColumn WithinRange(ReadOnlySpan<(int Row, long Number)> changes);

    /// <summary>No row has a number.</summary>
    private sealed class EmptyColumn : PackedColumn
    {
        public override long Min => None;

        public override long Max => None;

        public override int Width => 0;

        public override long this[int row] => None;

        public override void Between(long min, long max, Span<ulong> mask) => mask.Clear();

        public override void IsNone(Span<ulong> mask)
        {
        }

        public override void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
        {
            if (!table[0])
            {
                mask.Clear();
            }
        }

        public override void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask) => counts[0] += RowMask.Count(mask);

        public override int CopyTo(Span<long> numbers, ReadOnlySpan<ulong> mask) => 0;

        public override void CopyTo(Span<long> numbers) => numbers.Fill(None);

        protected override PackedColumn WithinRange(ReadOnlySpan<(int Row, long Number)> changes) => this;
    }
}

/// <summary>A column whose numbers are kept as the distance to the smallest, plus one; zero is no number.</summary>
internal sealed class PackedColumn<T> : PackedColumn
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] _codes;

    public PackedColumn(ReadOnlySpan<long> numbers, long min, long max)
    {
        (Min, Max, _codes) = (min, max, new T[numbers.Length]);
        for (var row = 0; row < numbers.Length; row++)
        {
            _codes[row] = CodeOf(numbers[row]);
        }
    }

    private PackedColumn(T[] codes, long min, long max)
    {
        (_codes, Min, Max) = (codes, min, max);
    }

    public override long Min { get; }

    public override long Max { get; }

    public override int Width => Unsafe.SizeOf<T>();

    public override long this[int row] =>
        _codes[row] is var code && T.IsZero(code) ? None : unchecked(Min - 1 + long.CreateTruncating(code));

    public override void Between(long min, long max, Span<ulong> mask)
    {
        if (max < Min || min > Max || min > max)
        {
            mask.Clear();
            return;
        }
        CodeScan.Between(_codes, CodeOf(Math.Max(min, Min)), CodeOf(Math.Min(max, Max)), mask);
    }

    public override void IsNone(Span<ulong> mask) => CodeScan.Between(_codes, T.Zero, T.Zero, mask);

    public override void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        var shift = Min;
        for (var word = 0; word < mask.Length; word++)
        {
            var found = 0UL;
            for (var rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                var bit = BitOperations.TrailingZeroCount(rest);
                var code = _codes[(word << 6) + bit];
                found |= table[T.IsZero(code) ? 0 : (int)(shift + long.CreateTruncating(code))] ? 1UL << bit : 0;
            }
            mask[word] = found;
        }
    }

    public override void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        var shift = Min;
        foreach (var row in RowMask.RowsOf(mask))
        {
            var code = _codes[row];
            counts[T.IsZero(code) ? 0 : (int)(shift + long.CreateTruncating(code))]++;
        }
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

    public override void CopyTo(Span<long> numbers)
    {
        var shift = Min - 1;
        for (var row = 0; row < _codes.Length; row++)
        {
            var code = _codes[row];
            numbers[row] = T.IsZero(code) ? None : unchecked(shift + long.CreateTruncating(code));
        }
    }

    protected override PackedColumn WithinRange(ReadOnlySpan<(int Row, long Number)> changes)
    {
        var codes = (T[])_codes.Clone();
        foreach (var (row, number) in changes)
        {
            codes[row] = CodeOf(number);
        }
        return new PackedColumn<T>(codes, Min, Max);
    }

    private T CodeOf(long number) => number == None ? T.Zero : T.CreateTruncating(unchecked(number - Min + 1));
}
