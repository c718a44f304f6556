namespace JobsDashboard.Jobs.Tallying;

/// <summary>How many jobs have a number; null for none.</summary>
internal readonly record struct KeyCount(int? Key, long Count);
