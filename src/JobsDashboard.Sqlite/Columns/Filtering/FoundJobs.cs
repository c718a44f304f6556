using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The ids that a search has found, as masks of the segments.</summary>
internal sealed class FoundJobs
{
    private static readonly ulong[] s_none = new ulong[RowMask.Words];

    private readonly List<ulong[]?> _masks = [];

    public void Add(long id)
    {
        var (number, row) = (ColumnSegment.NumberOf(id), ColumnSegment.RowOf(id));
        while (_masks.Count <= number)
        {
            _masks.Add(null);
        }
        (_masks[number] ??= new ulong[RowMask.Words])[row >> 6] |= 1UL << (row & 63);
    }

    public ReadOnlySpan<ulong> Of(int number) => number < _masks.Count && _masks[number] is { } mask ? mask : s_none;
}
