namespace JobsDashboard.Jobs.Listing;

/// <summary>A range over one number of a job; both bounds are part of it, and at least one is there.</summary>
public sealed record NumericRange(JobNumericField Field, decimal? Min, decimal? Max);
