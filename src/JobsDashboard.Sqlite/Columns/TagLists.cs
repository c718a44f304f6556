using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>The rows of a segment that carry each tag.</summary>
internal sealed class TagLists
{
    // The rows of the tag at a place begin where those of the tag before end.
    private readonly int[] _tags;
    private readonly int[] _starts;
    private readonly ushort[] _rows;

    private TagLists(int[] tags, int[] starts, ushort[] rows)
    {
        (_tags, _starts, _rows) = (tags, starts, rows);
    }

    public static TagLists None { get; } = new([], [0], []);

    public long Bytes => ((_tags.Length + _starts.Length) * (long)sizeof(int)) + (_rows.Length * (long)sizeof(ushort));

    public static TagLists Read(BinaryReader file) => new(file.ReadNumbers<int>(), file.ReadNumbers<int>(), file.ReadNumbers<ushort>());

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void WriteTo(BinaryWriter file)
    {
        file.WriteNumbers<int>(_tags);
        file.WriteNumbers<int>(_starts);
        file.WriteNumbers<ushort>(_rows);
    }

    /// <summary>A tag that a row has, as one number.</summary>
    public static long Of(int tag, int row) => (tag * (long)RowMask.Rows) + row;

    /// <summary>The lists with the tags of some rows replaced.</summary>
    /// <param name="changes">The rows and all their tags.</param>
    public TagLists With(IReadOnlyList<(int Row, int[] Tags)> changes)
    {
        long[] added = [.. changes.SelectMany(change => change.Tags.Select(tag => Of(tag, change.Row)))];
        Array.Sort(added);
        return Without(changes.Select(change => change.Row)).WithAdded(added);
    }

    /// <summary>The lists with the tags of rows that no list has.</summary>
    /// <param name="added">What <see cref="Of(int, int)"/> makes of each tag and row, the smallest one first.</param>
    public TagLists WithAdded(ReadOnlySpan<long> added)
    {
        var (tags, starts) = (new List<int>(_tags.Length), new List<int>(_starts.Length) { 0 });
        var (rows, end, next) = (new ushort[_starts[^1] + added.Length], 0, 0);
        for (var at = 0; at < _tags.Length || next < added.Length;)
        {
            var tag = Math.Min(at < _tags.Length ? _tags[at] : int.MaxValue, next < added.Length ? TagOf(added[next]) : int.MaxValue);
            if (at < _tags.Length && _tags[at] == tag)
            {
                var known = _rows.AsSpan(_starts[at].._starts[at + 1]);
                known.CopyTo(rows.AsSpan(end));
                end += known.Length;
                at++;
            }
            for (; next < added.Length && TagOf(added[next]) == tag; next++)
            {
                rows[end++] = (ushort)added[next];
            }
            if (end > starts[^1])
            {
                tags.Add(tag);
                starts.Add(end);
            }
        }
        return new TagLists([.. tags], [.. starts], rows);

        static int TagOf(long added) => (int)(added / RowMask.Rows);
    }

    /// <summary>Adds the rows of a tag to a mask.</summary>
    public void AddTo(Span<ulong> mask, int tag)
    {
        foreach (var row in Of(tag))
        {
            mask[row >> 6] |= 1UL << (row & 63);
        }
    }

    /// <summary>Adds to the count of each tag the rows of a mask that have it.</summary>
    /// <param name="counts">The counts, by tag.</param>
    /// <param name="mask">The rows.</param>
    /// <param name="isAll">Whether the mask has every row.</param>
    public void CountInto(Span<long> counts, ReadOnlySpan<ulong> mask, bool isAll)
    {
        for (var at = 0; at < _tags.Length; at++)
        {
            var rows = _rows.AsSpan(_starts[at].._starts[at + 1]);
            var count = 0L;
            if (isAll)
            {
                count = rows.Length;
            }
            else
            {
                foreach (var row in rows)
                {
                    count += (long)(mask[row >> 6] >> (row & 63)) & 1;
                }
            }
            counts[_tags[at]] += count;
        }
    }

    // For one that is made of it: what its last list leaves free at the end is not cut off.
    private TagLists Without(IEnumerable<int> changed)
    {
        var mask = new ulong[RowMask.Words];
        foreach (var row in changed)
        {
            mask[row >> 6] |= 1UL << (row & 63);
        }
        var (starts, rows, end) = (new int[_starts.Length], new ushort[_rows.Length], 0);
        for (var at = 0; at < _tags.Length; at++)
        {
            starts[at] = end;
            foreach (var row in _rows.AsSpan(_starts[at].._starts[at + 1]))
            {
                rows[end] = row;
                end += (mask[row >> 6] & (1UL << (row & 63))) == 0 ? 1 : 0;
            }
        }
        starts[^1] = end;
        return new TagLists(_tags, starts, rows);
    }

    private ReadOnlySpan<ushort> Of(int tag) =>
        Array.BinarySearch(_tags, tag) is >= 0 and var at ? _rows.AsSpan(_starts[at].._starts[at + 1]) : default;
}
