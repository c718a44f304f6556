namespace JobsDashboard.Jobs.Listing;

/// <summary>One job as it is stored.</summary>
/// <param name="Json">The JSON of a <see cref="Items.JobItem"/>, in one line.</param>
/// <param name="Extras">What only GetJob tells of it: the JSON of a <see cref="Items.JobExtras"/>, in one line; null for nothing.</param>
public sealed record ExportedJob(string Json, string? Extras);
