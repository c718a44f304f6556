using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Jobs that are stored together, or not at all.</summary>
/// <param name="Jobs">
/// Each with its <see cref="JobItem.JobId"/>. Of two with the same id the newer one is stored, by <see cref="JobItem.GmtModifiedTime"/>,
/// and otherwise the later one. The fields that it cannot have come from the other.
/// </param>
/// <param name="Source">What the jobs come from, when a progress mark is to be kept for it.</param>
/// <param name="After">How many rows of the source come before this batch.</param>
/// <param name="Rejected">Rows of the source that were rejected since the batch before.</param>
/// <param name="IsLast">Whether the source ends with this batch.</param>
public sealed record JobBatch(ImmutableArray<JobItem> Jobs, string? Source = null, long After = 0, long Rejected = 0, bool IsLast = false);
