using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Exporting;

/// <summary>One job as the caller may see it.</summary>
/// <param name="Json">The JSON of a <see cref="JobItem"/>, in one line.</param>
/// <param name="Extras">What only GetJob tells of it: the JSON of a <see cref="JobExtras"/>, in one line; null for nothing.</param>
public sealed record ExportedJob(string Json, string? Extras);
