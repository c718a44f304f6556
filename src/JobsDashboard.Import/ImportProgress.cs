namespace JobsDashboard.Import;

/// <summary>How far an import is.</summary>
/// <param name="File">The file that is being stored.</param>
/// <param name="BytesRead">Bytes of all files that lie behind, as they are on disk.</param>
/// <param name="BytesTotal">Bytes of all files.</param>
/// <param name="Rows">Jobs and rejected rows so far, an earlier import's that is being continued included.</param>
/// <param name="RowsPerSecond">Rows that this run has stored, by the time it has taken.</param>
public sealed record ImportProgress(string File, long BytesRead, long BytesTotal, long Rows, double RowsPerSecond);
