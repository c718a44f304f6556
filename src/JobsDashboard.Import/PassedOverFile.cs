namespace JobsDashboard.Import;

/// <summary>A file of a folder that was not imported.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">One plain sentence, which names the file.</param>
/// <param name="IsUnreadable">Whether its bytes are no text in the encoding that was named, so that it may hold jobs all the same.</param>
public sealed record PassedOverFile(string Path, string Reason, bool IsUnreadable);
