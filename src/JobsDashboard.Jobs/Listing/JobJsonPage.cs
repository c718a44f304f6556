using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Listing;

/// <summary>One page of whole jobs, as ListJobs answers it.</summary>
/// <param name="Jobs">The jobs in the request's order, each the JSON of a <see cref="Items.JobItem"/>.</param>
/// <param name="TotalCount">The number of jobs on all pages together, exactly.</param>
public sealed record JobJsonPage(ImmutableArray<string> Jobs, long TotalCount);
