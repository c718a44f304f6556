using JobsDashboard.Jobs.Listing;
namespace JobsDashboard.Jobs.Gate;

/// <summary>How long a query may take before it is stopped; without one, <see cref="JobQueries.DefaultDeadline"/>.</summary>
public sealed record QueryTimeout(TimeSpan Time);
