namespace JobsDashboard.Import;

/// <summary>How far an import is.</summary>
/// <param name="File">The file that is being imported.</param>
/// <param name="BytesRead">Bytes read from all files, counted before decompression.</param>
/// <param name="BytesTotal">Bytes of all files.</param>
/// <param name="Rows">Jobs and rejected rows so far, including those of an earlier run that this one resumed.</param>
/// <param name="RowsPerSecond">Rows that this run has stored, divided by its time.</param>
public sealed record ImportProgress(string File, long BytesRead, long BytesTotal, long Rows, double RowsPerSecond);

/// <summary>Adds the files of an import up to one progress.</summary>
internal sealed class ImportRate(TimeProvider clock, long bytesTotal)
{
    private readonly long _start = clock.GetTimestamp();
    private long _bytesBefore;
    private long _rowsBefore;
    private long _rowsSkipped;

    /// <summary>Leaves rows that an earlier run has stored out of the rate.</summary>
    public void SkipRows(long rows) => _rowsSkipped += rows;

    public void FinishFile(long bytes, long rows)
    {
        _bytesBefore += bytes;
        _rowsBefore += rows;
    }

    /// <param name="file">The file that is being imported.</param>
    /// <param name="bytes">Bytes read from it.</param>
    /// <param name="rows">Rows stored of it.</param>
    public ImportProgress Progress(string file, long bytes, long rows)
    {
        var seconds = clock.GetElapsedTime(_start).TotalSeconds;
        var all = _rowsBefore + rows;
        return new(file, _bytesBefore + bytes, bytesTotal, all, seconds > 0 ? (all - _rowsSkipped) / seconds : 0);
    }
}
