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

    /// <summary>The lists of jobs and their tags, in the order of the tags and for each in the order of the jobs.</summary>
    public static TagLists Of(IReadOnlyList<(long Job, int Tag)> carried)
    {
        var (tags, starts) = (new List<int>(), new List<int>());
        for (var at = 0; at < carried.Count; at++)
        {
            if (at == 0 || carried[at].Tag != carried[at - 1].Tag)
            {
                tags.Add(carried[at].Tag);
                starts.Add(at);
            }
        }
        return new TagLists([.. tags], [.. starts, carried.Count], [.. carried.Select(tag => (ushort)ColumnSegment.RowOf(tag.Job))]);
    }

    public static TagLists Read(BinaryReader file) => new(file.ReadNumbers<int>(), file.ReadNumbers<int>(), file.ReadNumbers<ushort>());

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void WriteTo(BinaryWriter file)
    {
        file.WriteNumbers<int>(_tags);
        file.WriteNumbers<int>(_starts);
        file.WriteNumbers<ushort>(_rows);
    }

    /// <summary>The lists with the tags of some rows replaced.</summary>
    public TagLists With(IReadOnlyList<(int Row, int[] Tags)> changes)
    {
        var changed = new ulong[RowMask.Words];
        foreach (var (row, _) in changes)
        {
            changed[row >> 6] |= 1UL << (row & 63);
        }
        var added = changes
            .SelectMany(change => change.Tags.Select(tag => (Tag: tag, change.Row)))
            .ToLookup(pair => pair.Tag, pair => (ushort)pair.Row);
        var (tags, starts, rows) = (new List<int>(), new List<int> { 0 }, new List<ushort>(_rows.Length));
        foreach (var tag in _tags.Union(added.Select(list => list.Key)).Order())
        {
            foreach (var row in Of(tag))
            {
                if ((changed[row >> 6] & (1UL << (row & 63))) == 0)
                {
                    rows.Add(row);
                }
            }
            rows.AddRange(added[tag]);
            if (rows.Count > starts[^1])
            {
                tags.Add(tag);
                starts.Add(rows.Count);
            }
        }
        return new TagLists([.. tags], [.. starts], [.. rows]);
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

    private ReadOnlySpan<ushort> Of(int tag) =>
        Array.BinarySearch(_tags, tag) is >= 0 and var at ? _rows.AsSpan(_starts[at].._starts[at + 1]) : default;
}
