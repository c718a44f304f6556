using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Listing;

/// <summary>The rows of one page, without a count of all of them: rows never wait for a count.</summary>
/// <param name="Rows">In the request's order.</param>
/// <param name="HasMore">Whether there is a page after this one.</param>
public sealed record JobRows(ImmutableArray<JobRow> Rows, bool HasMore);
