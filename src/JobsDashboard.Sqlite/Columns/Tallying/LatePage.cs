using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>
/// A late part of the jobs in an order. Nothing before it is sorted: the numbers at which it begins and ends are searched for by counting
/// the rows on both sides of another number, until few rows are left.
/// </summary>
/// <param name="ascending">The smallest number first; ties are in the order of the ids in the same direction.</param>
internal sealed class LatePage(bool ascending)
{
    // To sort so many takes no longer than to count once more.
    private const int Few = 1_000;

    private readonly List<Part> _parts = [];
    private readonly ulong[] _mask = new ulong[RowMask.Words];

    /// <summary>Adds the rows of a segment, one segment after the other.</summary>
    /// <param name="firstId">The id of its first row.</param>
    /// <param name="numbers">The numbers that they are ordered by.</param>
    /// <param name="mask">The rows.</param>
    public void Add(long firstId, PackedColumn numbers, ReadOnlySpan<ulong> mask)
    {
        // Most segments are whole, which is told faster than counted, and of which no mask has to be kept.
        var isWhole = !mask.ContainsAnyExcept(ulong.MaxValue);
        if ((isWhole ? RowMask.Rows : RowMask.Count(mask)) is > 0 and var count)
        {
            var without = numbers.HasNone ? CountWithout(numbers, mask) : 0;
            _parts.Add(new Part(firstId, numbers.AsCodes(), isWhole ? RowMask.All : mask.ToArray(), count - without));
        }
    }

    /// <summary>The ids of the part in order; those without a number come last.</summary>
    public List<long> Ids(long skip, int size)
    {
        var ids = new List<long>(size);
        var withNumber = _parts.Sum(part => part.WithNumber);
        if (skip < withNumber && size > 0)
        {
            var (first, before, last) = NumbersAt(skip, Math.Min(skip + size, withNumber) - 1, AllNumbers());
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
        var isHalf = true;
        while (within.Rows > Few && within.Min < within.Max)
        {
            // Times lie nearly evenly. Where numbers do not, and few rows were left out, half of the numbers are left out next.
            var (ahead, behind) = Divided(within, isHalf ? NumberNear(first, last, within) : within.NumberAt(within.Spread / 2));
            if (first < behind.Before && last >= behind.Before)
            {
                var (number, before, _) = NumbersAt(first, first, ahead);
                return (number, before, NumbersAt(last, last, behind).Last);
            }
            var next = last < behind.Before ? ahead : behind;
            isHalf = next.Rows <= within.Rows / 2;
            within = next;
        }
        if (within.Min == within.Max)
        {
            return (within.Min, within.Before, within.Min);
        }
        var numbers = NumbersOf(within);
        var found = numbers[(int)(first - within.Before)];
        return (found, within.Before + numbers.IndexOf(found), numbers[(int)(last - within.Before)]);
    }

    /// <summary>
    /// A number a little before or after those of two places, if numbers lie evenly: on the side where more rows can be left out.
    /// </summary>
    private long NumberNear(long first, long last, Stretch within)
    {
        var (before, after) = (first - within.Before, within.Before + within.Rows - 1 - last);
        var place = before > after ? before - (Few / 4) : before + (last - first) + (Few / 4);
        var share = Math.Clamp(place / (double)within.Rows, 0, 1);
        return within.NumberAt(Math.Min((ulong)(within.Spread * (ascending ? share : 1 - share)), within.Spread - 1));
    }

    private (Stretch Ahead, Stretch Behind) Divided(Stretch within, long middle)
    {
        var (lower, upper) = (new List<(Part, long)>(within.Parts.Count), new List<(Part, long)>(within.Parts.Count));
        foreach (var (part, rows) in within.Parts)
        {
            // Only rows of parts that have numbers on both sides have to be looked at.
            var inLower = part.Numbers.Max <= middle ? rows
                : part.Numbers.Min > middle ? 0
                : RowMask.Count(Rows(part, within.Min, middle));
            Add(lower, part, inLower);
            Add(upper, part, rows - inLower);
        }
        var low = new Stretch(within.Min, middle, within.Before, lower);
        var high = new Stretch(middle + 1, within.Max, within.Before, upper);
        return ascending
            ? (low, high with { Before = within.Before + low.Rows })
            : (high, low with { Before = within.Before + high.Rows });

        static void Add(List<(Part, long)> parts, Part part, long rows)
        {
            if (rows > 0)
            {
                parts.Add((part, rows));
            }
        }
    }

    private List<long> NumbersOf(Stretch stretch)
    {
        var numbers = new List<long>((int)stretch.Rows);
        foreach (var (part, _) in stretch.Parts)
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
        foreach (var part in _parts.Where(part => part.Numbers.MayHave(min, max)))
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

    private Stretch AllNumbers()
    {
        var parts = _parts.Where(part => part.WithNumber > 0).Select(part => (Part: part, Rows: part.WithNumber)).ToList();
        return new Stretch(parts.Min(part => part.Part.Numbers.Min), parts.Max(part => part.Part.Numbers.Max), 0, parts);
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
    private readonly record struct Stretch(long Min, long Max, long Before, List<(Part Part, long Rows)> Parts)
    {
        public long Rows { get; } = Parts.Sum(part => part.Rows);

        /// <summary>How far its numbers can be apart.</summary>
        public ulong Spread => unchecked((ulong)(Max - Min));

        public long NumberAt(ulong distance) => unchecked(Min + (long)distance);
    }

    private sealed record Part(long FirstId, PackedColumn Numbers, ulong[] Mask, long WithNumber);
}
