using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Tallying;

/// <summary>How many jobs of a status have their time in a span; the span is null for the jobs without a time.</summary>
internal readonly record struct SpanCount(long? Span, JobStatus? Status, long Count);
