using System.Buffers;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>
/// Numbers that other columns nearly tell, as the distances to what they tell. The few that are far from it are kept by themselves.
/// </summary>
internal sealed class NearColumn : PackedColumn
{
    private readonly Expectation _expected;
    private readonly PackedColumn _distances;

    // What stands for a number that is kept by itself among the distances.
    private readonly long _byItself;
    private readonly ushort[] _rows;
    private readonly PackedColumn _numbers;

    private NearColumn(Expectation expected, PackedColumn distances, long byItself, ushort[] rows, PackedColumn numbers, long min, long max)
    {
        (_expected, _distances, _byItself, _rows, _numbers) = (expected, distances, byItself, rows, numbers);
        (Min, Max) = (min, max);
    }

    public override long Min { get; }

    public override long Max { get; }

    public override long Bytes => _distances.Bytes + (_rows.Length * (long)sizeof(ushort)) + _numbers.Bytes + _expected.Bytes;

    public override long this[int row] => _distances[row] switch
    {
        None => None,
        var distance when distance == _byItself => _numbers[Array.BinarySearch(_rows, (ushort)row)],
        var distance => _expected[row] + distance,
    };

    /// <summary>The same numbers near other columns; null unless those that tell of them are the same.</summary>
    public NearColumn? Over(IReadOnlyList<PackedColumn> columns) =>
        _expected.Over(columns) is { } expected ? new NearColumn(expected, _distances, _byItself, _rows, _numbers, Min, Max) : null;

    /// <summary>A column of numbers near what is expected.</summary>
    /// <param name="numbers">The numbers of all rows.</param>
    /// <param name="expected">What they are expected to be.</param>
    public static NearColumn Of(ReadOnlySpan<long> numbers, Expectation expected)
    {
        var distances = new long[RowMask.Rows];
        for (var word = 0; word < RowMask.Words; word++)
        {
            expected.CopyWord(word, distances.AsSpan(word << 6, RowMask.RowsOfWord));
        }
        var (min, max) = (long.MaxValue, long.MinValue);
        for (var row = 0; row < RowMask.Rows; row++)
        {
            var number = numbers[row];
            if (number == None)
            {
                distances[row] = None;
                continue;
            }
            (min, max) = (Math.Min(min, number), Math.Max(max, number));
            // Beyond any window, where nothing is expected.
            distances[row] = distances[row] == None ? long.MaxValue : unchecked(number - distances[row]);
        }
        if (min > max)
        {
            (min, max) = (None, None);
        }
        var (first, last) = Window.Of(distances);
        var rows = new List<ushort>();
        for (var row = 0; row < RowMask.Rows; row++)
        {
            if (distances[row] is not None and var distance && (distance < first || distance > last))
            {
                distances[row] = last + 1;
                rows.Add((ushort)row);
            }
        }
        var kept = new long[rows.Count];
        for (var at = 0; at < kept.Length; at++)
        {
            kept[at] = numbers[rows[at]];
        }
        return new NearColumn(
            expected,
            PackedColumn.Of(distances),
            last + 1,
            [.. rows],
            kept.Length == 0 ? new EmptyColumn() : Codes(kept, kept.Min(), kept.Max()),
            min,
            max);
    }

    public static NearColumn Read(BinaryReader file, PackedColumn[] columns)
    {
        var expected = Expectation.Read(file, columns);
        var (min, max, byItself) = (file.ReadInt64(), file.ReadInt64(), file.ReadInt64());
        var rows = file.ReadNumbers<ushort>();
        var distances = file.ReadColumn((ColumnKind)file.ReadByte());
        return new NearColumn(expected, distances, byItself, rows, file.ReadColumn((ColumnKind)file.ReadByte()), min, max);
    }

    public override bool HasNone => _distances.HasNone;

    // Whether all numbers but those that are kept by themselves are as expected.
    private bool IsAsExpected => _expected.IsLookedUp && _distances.Max <= _byItself && _byItself == 1;

    public override void IsNone(Span<ulong> mask) => _distances.IsNone(mask);

    public override void Between(long min, long max, Span<ulong> mask)
    {
        if (!IsAsExpected || !MayHave(min, max))
        {
            base.Between(min, max, mask);
            return;
        }
        var rented = ArrayPool<bool>.Shared.Rent((int)Max + 2);
        var table = rented.AsSpan(0, (int)Max + 2);
        table.Clear();
        table[(int)(Math.Max(min, Min) + 1)..(int)(Math.Min(max, Max) + 2)].Fill(true);
        IsIn(table, mask);
        ArrayPool<bool>.Shared.Return(rented);
    }

    public override void IsIn(ReadOnlySpan<bool> table, Span<ulong> mask)
    {
        if (!IsAsExpected)
        {
            base.IsIn(table, mask);
            return;
        }
        Span<ulong> found = stackalloc ulong[RowMask.Words];
        mask.CopyTo(found);
        _distances.Between(0, 0, found);
        _expected.IsIn(table, found);
        if (table[0])
        {
            Span<ulong> without = stackalloc ulong[RowMask.Words];
            mask.CopyTo(without);
            _distances.IsNone(without);
            RowMask.Or(found, without);
        }
        for (var at = 0; at < _rows.Length; at++)
        {
            found[_rows[at] >> 6] |= table[(int)_numbers[at] + 1] ? mask[_rows[at] >> 6] & (1UL << (_rows[at] & 63)) : 0;
        }
        found.CopyTo(mask);
    }

    public override void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask)
    {
        if (!IsAsExpected)
        {
            base.CountInto(counts, mask);
            return;
        }
        // Of those that are as expected, only what they are expected from is counted.
        var rows = ArrayPool<ulong>.Shared.Rent(RowMask.Words);
        var found = rows.AsSpan(0, RowMask.Words);
        mask.CopyTo(found);
        _distances.Between(0, 0, found);
        _expected.CountInto(counts, found);
        mask.CopyTo(found);
        _distances.IsNone(found);
        counts[0] += RowMask.Count(found);
        for (var at = 0; at < _rows.Length; at++)
        {
            counts[(int)_numbers[at] + 1] += (long)(mask[_rows[at] >> 6] >> (_rows[at] & 63)) & 1;
        }
        ArrayPool<ulong>.Shared.Return(rows);
    }

    public override void CopyWord(int word, Span<long> numbers)
    {
        Span<long> distances = stackalloc long[RowMask.RowsOfWord];
        _distances.CopyWord(word, distances);
        _expected.CopyWord(word, numbers);
        CodeWords.Add(distances, numbers);
        if (distances.Contains(_byItself))
        {
            var first = word << 6;
            for (var at = FirstFrom(first); at < _rows.Length && _rows[at] < first + RowMask.RowsOfWord; at++)
            {
                numbers[_rows[at] - first] = _numbers[at];
            }
        }
    }

    public override void WriteTo(BinaryWriter file)
    {
        file.Write((byte)ColumnKind.Near);
        _expected.WriteTo(file);
        file.Write(Min);
        file.Write(Max);
        file.Write(_byItself);
        file.WriteNumbers<ushort>(_rows);
        _distances.WriteTo(file);
        _numbers.WriteTo(file);
    }

    /// <summary>The place of the first of the numbers that are kept by themselves from a row on.</summary>
    private int FirstFrom(int row) => Array.BinarySearch(_rows, (ushort)row) is var at && at >= 0 ? at : ~at;
}
