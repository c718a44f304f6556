using System.Collections.Immutable;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>A batch as it was read, and what is to be told of it once it is stored.</summary>
internal sealed record RowBatch(JobBatch Batch, ImmutableArray<RejectedRow> Rejections, long BytesRead);
