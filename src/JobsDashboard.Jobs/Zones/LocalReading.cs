namespace JobsDashboard.Jobs.Zones;

/// <summary>The instant that is meant by a time on a clock.</summary>
/// <param name="Instant">The instant; where the clock shows the time twice, the first; where it skips the time, that of the change.</param>
/// <param name="Second">The second instant at which the clock shows the time; null where it does so once or never.</param>
/// <param name="IsSkipped">Whether the clock never shows the time, since it is put forward over it.</param>
public sealed record LocalReading(DateTimeOffset Instant, DateTimeOffset? Second, bool IsSkipped);
