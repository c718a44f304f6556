using System.Buffers;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>From which columns of a segment another one is expected.</summary>
/// <param name="First">The place of the column that tells it; null for nothing that tells it.</param>
/// <param name="IsLookedUp">Whether each number of the first column has one that it is mostly found with.</param>
internal sealed record ExpectedFrom(int? First = null, bool IsLookedUp = false);

/// <summary>What the columns of a segment tell of another one of its columns.</summary>
internal sealed class Expectation
{
    // A larger table would take more room than it saves.
    private const int MaxTable = 16_384;

    private readonly IReadOnlyList<PackedColumn> _columns;
    private readonly ExpectedFrom _from;

    // What is mostly found with each number of the first column, from its smallest one on.
    private readonly long[] _table;
    private readonly long _tableMin;

    private Expectation(IReadOnlyList<PackedColumn> columns, ExpectedFrom from, long[] table, long tableMin)
    {
        (_columns, _from, _table, _tableMin) = (columns, from, table, tableMin);
    }

    /// <summary>The bytes that it takes beside those columns, nearly.</summary>
    public long Bytes => _table.Length * (long)sizeof(long);

    /// <summary>The number that is expected in a row; <see cref="PackedColumn.None"/> for none.</summary>
    public long this[int row] =>
        _from.First is { } first ? Of(_columns[first][row]) : PackedColumn.None;

    /// <summary>What is expected of numbers.</summary>
    /// <returns>Null where nothing can be told.</returns>
    public static Expectation? Of(IReadOnlyList<PackedColumn> columns, ExpectedFrom from, ReadOnlySpan<long> numbers)
    {
        if (!from.IsLookedUp)
        {
            return new Expectation(columns, from, [], 0);
        }
        var first = columns[from.First!.Value];
        return first.Min != PackedColumn.None && first.Max - first.Min < MaxTable
            ? new Expectation(columns, from, Table(first, numbers), first.Min)
            : null;
    }

    public static Expectation Read(BinaryReader file, IReadOnlyList<PackedColumn> columns)
    {
        var (first, isLookedUp) = (file.ReadInt16(), file.ReadBoolean());
        var from = new ExpectedFrom(first < 0 ? null : first, isLookedUp);
        return new Expectation(columns, from, file.ReadNumbers<long>(), file.ReadInt64());
    }

    /// <summary>The same, told by other columns; null unless the one that matters is the same.</summary>
    public Expectation? Over(IReadOnlyList<PackedColumn> columns) =>
        _from.First is not { } first || columns[first] == _columns[first] ? new Expectation(columns, _from, _table, _tableMin) : null;

    public bool IsLookedUp => _from.IsLookedUp;

    /// <summary>
    /// Adds one for each row of a mask to the count of the number that is looked up for it; the first count is of no number. For rows for
    /// which there is one.
    /// </summary>
    public void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        var first = _columns[_from.First!.Value];
        var rented = ArrayPool<long>.Shared.Rent((int)first.Max + 2);
        var counted = rented.AsSpan(0, (int)first.Max + 2);
        counted.Clear();
        first.CountInto(counted, mask);
        for (var at = 0; at < _table.Length; at++)
        {
            if (counted[(int)_tableMin + at + 1] is > 0 and var count)
            {
                counts[(int)_table[at] + 1] += count;
            }
        }
        ArrayPool<long>.Shared.Return(rented);
    }

    /// <summary>
    /// Keeps those rows of a mask for which a number is looked up that is marked in a table. For rows for which there is one.
    /// </summary>
    public void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        var first = _columns[_from.First!.Value];
        var rented = ArrayPool<bool>.Shared.Rent((int)first.Max + 2);
        var isKept = rented.AsSpan(0, (int)first.Max + 2);
        isKept.Clear();
        for (var at = 0; at < _table.Length; at++)
        {
            isKept[(int)_tableMin + at + 1] = _table[at] != PackedColumn.None && table[(int)_table[at] + 1];
        }
        first.IsIn(isKept, mask);
        ArrayPool<bool>.Shared.Return(rented);
    }

    /// <summary>Writes the numbers that are expected in the rows of a word.</summary>
    public void CopyWord(int word, Span<long> numbers)
    {
        if (_from.First is not { } first)
        {
            numbers.Fill(PackedColumn.None);
            return;
        }
        _columns[first].CopyWord(word, numbers);
        if (_from.IsLookedUp)
        {
            foreach (ref var number in numbers)
            {
                number = Of(number);
            }
        }
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void WriteTo(BinaryWriter file)
    {
        file.Write((short)(_from.First ?? -1));
        file.Write(_from.IsLookedUp);
        file.WriteNumbers<long>(_table);
        file.Write(_tableMin);
    }

    // What most rows have, found in one pass: whoever has more than half of all votes is left.
    private static long[] Table(PackedColumn first, ReadOnlySpan<long> numbers)
    {
        using var keys = new ColumnNumbers(first);
        var table = new long[first.Max - first.Min + 1];
        var votes = new int[table.Length];
        Array.Fill(table, PackedColumn.None);
        for (var row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] == PackedColumn.None || keys.Rows[row] == PackedColumn.None)
            {
                continue;
            }
            var key = keys.Rows[row] - first.Min;
            if (votes[key] == 0)
            {
                table[key] = numbers[row];
            }
            votes[key] += table[key] == numbers[row] ? 1 : -1;
        }
        return table;
    }

    private long Of(long first) => first == PackedColumn.None || !_from.IsLookedUp ? first : _table[first - _tableMin];
}
