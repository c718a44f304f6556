using JobsDashboard.Jobs.Fields;
namespace JobsDashboard.Jobs.Question;

/// <summary>A range over one number of a job; both bounds are part of it, and at least one is there.</summary>
public sealed record NumericRange(NumberField Field, decimal? Min, decimal? Max);
