namespace JobsDashboard.Jobs.Counting;

/// <summary>A value and how many jobs have it.</summary>
public sealed record ValueCount(string Value, long Count);
