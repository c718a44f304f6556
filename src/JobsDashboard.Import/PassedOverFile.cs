namespace JobsDashboard.Import;

/// <summary>A file of a folder that was not imported.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">One plain sentence, which names the file.</param>
public sealed record PassedOverFile(string Path, string Reason);
