using System.Runtime.InteropServices;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>The numbers of one column for the rows of a segment, in little room. Never changed once made.</summary>
/// <remarks>What a kind of column can't do over its own codes, it does over its numbers.</remarks>
internal abstract class PackedColumn
{
    /// <summary>What stands for no number among the numbers that a column is made of.</summary>
    public const long None = long.MinValue;

    // Of fewer rows, each by itself is faster than all of the segment.
    private const int FewRows = RowMask.Rows / 16;

    /// <summary>The smallest number; <see cref="None"/> where there is no number.</summary>
    public abstract long Min { get; }

    /// <summary>The largest number; <see cref="None"/> where there is no number.</summary>
    public abstract long Max { get; }

    /// <summary>Whether a row may be without a number.</summary>
    public virtual bool HasNone => true;

    /// <summary>The bytes that it takes, nearly.</summary>
    public abstract long Bytes { get; }

    /// <summary>The number of a row, or <see cref="None"/>.</summary>
    public abstract long this[int row] { get; }

    /// <summary>Whether a number may lie between two, both included.</summary>
    public bool MayHave(long min, long max) => Min != None && min <= max && max >= Min && min <= Max;

    /// <summary>The shortest column of its own kind for the numbers of all rows.</summary>
    /// <param name="numbers">A number or <see cref="None"/> for each row of a segment.</param>
    public static PackedColumn Of(ReadOnlySpan<long> numbers)
    {
        var (min, max, runs) = (long.MaxValue, long.MinValue, 0);
        var last = long.MaxValue;
        foreach (var number in numbers)
        {
            if (number != None)
            {
                (min, max) = (Math.Min(min, number), Math.Max(max, number));
            }
            runs += number == last ? 0 : 1;
            last = number;
        }
        if (min > max)
        {
            return new EmptyColumn();
        }
        var spread = unchecked((ulong)(max - min));
        return spread <= FewCodes.MaxSpread ? new FewCodes(numbers, min, max)
            : spread >= byte.MaxValue && runs <= RunColumn.MaxRuns ? RunColumn.Of(numbers, min, max, runs)
            : Codes(numbers, min, max);
    }

    /// <summary>A column with a code of whole bytes for each number, of which there may be any number.</summary>
    // Of as many codes as a type has, one means no number.
    public static PackedColumn Codes(ReadOnlySpan<long> numbers, long min, long max) => unchecked((ulong)(max - min)) switch
    {
        < byte.MaxValue => new CodeColumn<byte>(numbers, min, max),
        < ushort.MaxValue => new CodeColumn<ushort>(numbers, min, max),
        < uint.MaxValue => new CodeColumn<uint>(numbers, min, max),
        _ => new CodeColumn<ulong>(numbers, min, max),
    };

    /// <summary>The column with some numbers changed.</summary>
    /// <param name="changes">The rows, each after the one before, and their numbers.</param>
    /// <param name="areNew">
    /// Whether the rows come after all that anybody asks this column for, so that what is there may be written over.
    /// </param>
    public PackedColumn With(ReadOnlySpan<(int Row, long Number)> changes, bool areNew = false)
    {
        var (areSame, areHeld) = (!areNew, true);
        foreach (var (row, number) in changes)
        {
            areSame = areSame && number == this[row];
            areHeld = areHeld && (number == None || CanHold(number));
        }
        if (areSame)
        {
            return this;
        }
        if (areHeld && Changed(changes, areNew) is { } changed)
        {
            return changed;
        }
        using var numbers = new ColumnNumbers(this);
        foreach (var (row, number) in changes)
        {
            numbers.Rows[row] = number;
        }
        return Of(numbers.Rows);
    }

    /// <summary>The same numbers as codes of whole bytes, for what looks for numbers many times.</summary>
    public virtual PackedColumn AsCodes()
    {
        using var numbers = new ColumnNumbers(this);
        return Codes(numbers.Rows, Min, Max);
    }

    /// <summary>Writes the numbers of the rows of a word, <see cref="None"/> without one.</summary>
    /// <param name="word">Which of the words of a mask.</param>
    /// <param name="numbers">As many numbers.</param>
    public abstract void CopyWord(int word, Span<long> numbers);

    /// <summary>Writes the numbers of all rows.</summary>
    public void CopyTo(Span<long> numbers)
    {
        for (var word = 0; word < RowMask.Words; word++)
        {
            CopyWord(word, numbers.Slice(word << 6, RowMask.RowsOfWord));
        }
    }

    /// <summary>Keeps those rows of a mask whose number lies between two, both included.</summary>
    public virtual void Between(long min, long max, Span<ulong> mask)
    {
        if (!MayHave(min, max))
        {
            mask.Clear();
            return;
        }
        Scan(min, max, mask);
    }

    /// <summary>Keeps those rows of a mask that have no number.</summary>
    public virtual void IsNone(Span<ulong> mask) => Scan(None, None, mask);

    /// <summary>Keeps those rows of a mask whose number is marked in a table; the first entry is of no number.</summary>
    public virtual void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        using var numbers = new ColumnNumbers(this);
        foreach (var row in RowMask.RowsOf(mask))
        {
            if (!table[(int)(Math.Max(numbers.Rows[row], -1) + 1)])
            {
                mask[row >> 6] &= ~(1UL << (row & 63));
            }
        }
    }

    /// <summary>Adds one for each row of a mask to the count of its number; the first count is of no number.</summary>
    public virtual void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        using var numbers = new ColumnNumbers(this);
        foreach (var row in RowMask.RowsOf(mask))
        {
            counts[(int)(Math.Max(numbers.Rows[row], -1) + 1)]++;
        }
    }

    /// <summary>The numbers of the rows of a mask, those without one left out.</summary>
    /// <returns>How many were written.</returns>
    public virtual int CopyTo(Span<long> numbers, ReadOnlySpan<ulong> mask)
    {
        using var all = new ColumnNumbers(this);
        var written = 0;
        foreach (var row in RowMask.RowsOf(mask))
        {
            numbers[written] = all.Rows[row];
            written += numbers[written] == None ? 0 : 1;
        }
        return written;
    }

    /// <summary>The numbers of some rows, in their order, <see cref="None"/> without one.</summary>
    /// <param name="numbers">Where they are written.</param>
    /// <param name="rows">The rows, each at most once and the first one first.</param>
    public void CopyTo(Span<long> numbers, ReadOnlySpan<int> rows)
    {
        if (!RowMask.AreWholeWords(rows))
        {
            CopyOneByOne(numbers, rows);
            return;
        }
        for (var at = 0; at < rows.Length; at += RowMask.RowsOfWord)
        {
            CopyWord(rows[at] / RowMask.RowsOfWord, numbers.Slice(at, RowMask.RowsOfWord));
        }
    }

    /// <summary>Writes what <see cref="ColumnFile"/> reads again.</summary>
    public abstract void WriteTo(BinaryWriter file);

    protected virtual void CopyOneByOne(Span<long> numbers, ReadOnlySpan<int> rows)
    {
        if (rows.Length < FewRows)
        {
            for (var at = 0; at < rows.Length; at++)
            {
                numbers[at] = this[rows[at]];
            }
            return;
        }
        using var all = new ColumnNumbers(this);
        for (var at = 0; at < rows.Length; at++)
        {
            numbers[at] = all.Rows[rows[at]];
        }
    }

    /// <summary>Whether there is a code for a number.</summary>
    protected virtual bool CanHold(long number) => number >= Min && number <= Max && Min != None;

    /// <summary>The column with some numbers changed to others that it can hold; null when that is not worth a way of its own.</summary>
    protected virtual PackedColumn? Changed(ReadOnlySpan<(int Row, long Number)> changes, bool areNew) => null;

    private void Scan(long min, long max, Span<ulong> mask)
    {
        using var numbers = new ColumnNumbers(this);
        // Numbers without a sign wrap around, so that a range is as wide and begins at the same bits.
        CodeScan.Between(MemoryMarshal.Cast<long, ulong>(numbers.Rows), unchecked((ulong)min), unchecked((ulong)max), mask);
    }
}
