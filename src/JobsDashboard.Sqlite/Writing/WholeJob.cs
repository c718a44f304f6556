namespace JobsDashboard.Sqlite.Writing;

/// <summary>A whole job as text.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Json">The job as it goes over the wire.</param>
/// <param name="Extras">What only GetJob tells of it; null for nothing.</param>
internal sealed record WholeJob(long Id, string Json, string? Extras);
