using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The seconds that jobs waited from creation to start, never below zero; for their median.</summary>
internal sealed class WaitTimes(ColumnSnapshot snapshot)
{
    // Twelve days. Shorter times are counted, which is faster than to sort them, and needs no memory for each.
    private const int Counted = 1 << 20;

    private readonly int _created = snapshot.Layout.Find(nameof(Job.GmtCreateTime))!.Place;
    private readonly int _running = snapshot.Layout.Find(nameof(Job.GmtRunningTime))!.Place;
    private readonly int[] _counts = new int[Counted];
    private readonly List<long> _longer = [];
    private readonly long[] _from = new long[ColumnSegment.Rows];
    private readonly long[] _to = new long[ColumnSegment.Rows];
    private long _jobs;

    public void Add(ColumnSegment segment, ReadOnlySpan<ulong> mask)
    {
        segment.Columns[_created].CopyTo(_from);
        segment.Columns[_running].CopyTo(_to);
        foreach (var row in RowMask.RowsOf(mask))
        {
            if (_from[row] == PackedColumn.None || _to[row] == PackedColumn.None)
            {
                continue;
            }
            var seconds = Math.Max(0, _to[row] - _from[row]);
            _jobs++;
            if (seconds < Counted)
            {
                _counts[seconds]++;
            }
            else
            {
                _longer.Add(seconds);
            }
        }
    }

    /// <summary>The median, the lower one of the two in the middle; null when no job has waited.</summary>
    public long? Median()
    {
        if (_jobs == 0)
        {
            return null;
        }
        var before = (_jobs - 1) / 2;
        for (var seconds = 0; seconds < Counted; seconds++)
        {
            before -= _counts[seconds];
            if (before < 0)
            {
                return seconds;
            }
        }
        _longer.Sort();
        return _longer[(int)before];
    }
}
