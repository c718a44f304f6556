using System.Collections.Immutable;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>One bar of the chart: the jobs of one span of time.</summary>
/// <param name="First">The first second of it that the question asks for.</param>
/// <param name="Last">The last one.</param>
/// <param name="Span">The span in words.</param>
/// <param name="Count">How many jobs there are.</param>
/// <param name="Pieces">How many have each status, from the base line up.</param>
public sealed record ChartBar(DateTimeOffset First, DateTimeOffset Last, string Span, long Count, ImmutableArray<ChartPiece> Pieces);
