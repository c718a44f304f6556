namespace JobsDashboard.Import;

/// <summary>Adds an import's files up to one progress.</summary>
internal sealed class ImportRate(TimeProvider clock, long bytesTotal)
{
    private readonly long _start = clock.GetTimestamp();
    private long _bytesBefore;
    private long _rowsBefore;
    private long _rowsSkipped;

    /// <summary>Rows that an earlier run has stored count as done, but not as done by this run.</summary>
    public void SkipRows(long rows) => _rowsSkipped += rows;

    public void FileIsDone(long bytes, long rows)
    {
        _bytesBefore += bytes;
        _rowsBefore += rows;
    }

    public ImportProgress Progress(string file, long bytes, long rows)
    {
        var seconds = clock.GetElapsedTime(_start).TotalSeconds;
        var all = _rowsBefore + rows;
        return new(file, _bytesBefore + bytes, bytesTotal, all, seconds > 0 ? (all - _rowsSkipped) / seconds : 0);
    }
}
