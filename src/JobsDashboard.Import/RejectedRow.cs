namespace JobsDashboard.Import;

/// <summary>A row that is no job.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">Where in the file, from 1.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record RejectedRow(string File, long Line, string Reason);
