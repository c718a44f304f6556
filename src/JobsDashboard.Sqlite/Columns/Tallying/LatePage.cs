using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>
/// A late part of the jobs in an order. Nothing before it is sorted: the numbers at which it begins and ends are searched for by counting,
/// half of the numbers at a time, until few rows are left.
/// </summary>
/// <param name="ascending">The smallest number first; ties are in the order of the ids in the same direction.</param>
internal sealed class LatePage(bool ascending)
{
    // To sort so many takes no longer than to count once more.
    private const int Few = 1_000;

    private static readonly ulong[] s_all = AllRows();

    private readonly List<Part> _parts = [];
    private readonly ulong[] _mask = new ulong[RowMask.Words];

    /// <summary>Adds the rows of a segment, one segment after the other.</summary>
    /// <param name="firstId">The id of its first row.</param>
    /// <param name="numbers">The numbers that they are ordered by.</param>
    /// <param name="mask">The rows.</param>
    public void Add(long firstId, PackedColumn numbers, ReadOnlySpan<ulong> mask)
    {
        if (RowMask.Count(mask) is > 0 and var count)
        {
            // So whole segments cost nothing.
            var kept = count == RowMask.Rows ? s_all : mask.ToArray();
            _parts.Add(new Part(firstId, numbers.AsCodes(), kept, count - (numbers.HasNone ? CountWithout(numbers, mask) : 0)));
        }
    }

    /// <summary>The ids of the part in order; those without a number come last.</summary>
    public List<long> Ids(long skip, int size)
    {
        var ids = new List<long>(size);
        var withNumber = _parts.Sum(part => part.WithNumber);
        if (skip < withNumber && size > 0)
        {
            var (first, before, last) = NumbersAt(skip, Math.Min(skip + size, withNumber) - 1, AllNumbers(withNumber));
            AddAll(ids, first, skip - before, size);
            if (first != last)
            {
                AddBetween(ids, first, last);
                AddAll(ids, last, 0, size - ids.Count);
            }
        }
        AddAll(ids, PackedColumn.None, Math.Max(0, skip - withNumber), size - ids.Count);
        return ids;
    }

    /// <summary>The numbers of two rows by their places in the order, of which the first comes first.</summary>
    /// <returns>With how many rows come before all those of the first number.</returns>
    private (long First, long Before, long Last) NumbersAt(long first, long last, Stretch within)
    {
        while (within.Rows > Few && within.Min < within.Max)
        {
            var middle = within.Min + (long)((ulong)(within.Max - within.Min) / 2);
            var (lower, upper) = (within with { Max = middle }, within with { Min = middle + 1 });
            var (ahead, behind) = ascending ? (lower, upper) : (upper, lower);
            ahead = ahead with { Rows = Count(ahead.Min, ahead.Max) };
            behind = behind with { Before = within.Before + ahead.Rows, Rows = within.Rows - ahead.Rows };
            if (first < behind.Before && last >= behind.Before)
            {
                var (number, before, _) = NumbersAt(first, first, ahead);
                return (number, before, NumbersAt(last, last, behind).Last);
            }
            within = last < behind.Before ? ahead : behind;
        }
        if (within.Min == within.Max)
        {
            return (within.Min, within.Before, within.Min);
        }
        var numbers = NumbersOf(within);
        var found = numbers[(int)(first - within.Before)];
        return (found, within.Before + numbers.IndexOf(found), numbers[(int)(last - within.Before)]);
    }

    private List<long> NumbersOf(Stretch stretch)
    {
        var numbers = new List<long>((int)stretch.Rows);
        foreach (var part in PartsWith(stretch.Min, stretch.Max))
        {
            foreach (var row in RowMask.RowsOf(Rows(part, stretch.Min, stretch.Max)))
            {
                numbers.Add(part.Numbers[row]);
            }
        }
        numbers.Sort();
        if (!ascending)
        {
            numbers.Reverse();
        }
        return numbers;
    }

    private long Count(long first, long last) => _parts.Sum(part =>
        !part.Numbers.MayHave(first, last) ? 0
        : part.Numbers.Min >= first && part.Numbers.Max <= last ? part.WithNumber
        : RowMask.Count(Rows(part, first, last)));

    /// <summary>Adds rows of one number in the order of their ids.</summary>
    private void AddAll(List<long> ids, long number, long skip, int size)
    {
        var end = ids.Count + size;
        foreach (var part in ascending ? _parts : _parts.AsEnumerable().Reverse())
        {
            if (ids.Count == end)
            {
                return;
            }
            if (number != PackedColumn.None && !part.Numbers.MayHave(number, number))
            {
                continue;
            }
            var rows = Rows(part, number, number);
            var count = RowMask.Count(rows);
            if (skip >= count)
            {
                skip -= count;
                continue;
            }
            var found = new List<long>((int)count);
            foreach (var row in RowMask.RowsOf(rows))
            {
                found.Add(part.FirstId + row);
            }
            if (!ascending)
            {
                found.Reverse();
            }
            ids.AddRange(found.Skip((int)skip).Take(end - ids.Count));
            skip = 0;
        }
    }

    /// <summary>Adds the rows between two numbers, which are fewer than are asked for.</summary>
    private void AddBetween(List<long> ids, long first, long last)
    {
        var found = new List<(long Number, long Id)>();
        var (min, max) = (Math.Min(first, last) + 1, Math.Max(first, last) - 1);
        foreach (var part in PartsWith(min, max))
        {
            foreach (var row in RowMask.RowsOf(Rows(part, min, max)))
            {
                found.Add((part.Numbers[row], part.FirstId + row));
            }
        }
        found.Sort();
        if (!ascending)
        {
            found.Reverse();
        }
        ids.AddRange(found.Select(row => row.Id));
    }

    private IEnumerable<Part> PartsWith(long min, long max) => _parts.Where(part => part.Numbers.MayHave(min, max));

    private Stretch AllNumbers(long rows)
    {
        var parts = _parts.Where(part => part.WithNumber > 0).ToList();
        return new Stretch(parts.Min(part => part.Numbers.Min), parts.Max(part => part.Numbers.Max), 0, rows);
    }

    private static ulong[] AllRows()
    {
        var mask = new ulong[RowMask.Words];
        Array.Fill(mask, ulong.MaxValue);
        return mask;
    }

    private long CountWithout(PackedColumn numbers, ReadOnlySpan<ulong> mask)
    {
        mask.CopyTo(_mask);
        numbers.IsNone(_mask);
        return RowMask.Count(_mask);
    }

    private ReadOnlySpan<ulong> Rows(Part part, long first, long last)
    {
        part.Mask.CopyTo(_mask, 0);
        if (first == PackedColumn.None)
        {
            part.Numbers.IsNone(_mask);
        }
        else
        {
            part.Numbers.Between(first, last, _mask);
        }
        return _mask;
    }

    /// <summary>Rows that have a number from one to another, with how many come before them in the order.</summary>
    private readonly record struct Stretch(long Min, long Max, long Before, long Rows);

    private sealed record Part(long FirstId, PackedColumn Numbers, ulong[] Mask, long WithNumber);
}
