using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>The seconds that jobs waited from creation to start, never below zero; for their median.</summary>
internal sealed class WaitTimes(ColumnSnapshot snapshot)
{
    private readonly int _created = snapshot.Layout.Find(nameof(Job.GmtCreateTime))!.Place;
    private readonly int _running = snapshot.Layout.Find(nameof(Job.GmtRunningTime))!.Place;
    private readonly List<long> _seconds = [];

    public void Add(ColumnSegment segment, ReadOnlySpan<ulong> mask)
    {
        var (created, running) = (segment.Columns[_created], segment.Columns[_running]);
        foreach (var row in RowMask.RowsOf(mask))
        {
            if (created[row] is var from && from != PackedColumn.None && running[row] is var to && to != PackedColumn.None)
            {
                _seconds.Add(Math.Max(0, to - from));
            }
        }
    }

    /// <summary>The median, the lower one of the two in the middle; null when no job has waited.</summary>
    public long? Median()
    {
        if (_seconds.Count == 0)
        {
            return null;
        }
        _seconds.Sort();
        return _seconds[(_seconds.Count - 1) / 2];
    }
}
