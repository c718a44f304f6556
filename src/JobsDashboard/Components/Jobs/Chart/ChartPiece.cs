using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>The jobs of one bar that have the same status.</summary>
/// <param name="Status">The status; null for none.</param>
/// <param name="Count">How many jobs there are.</param>
/// <param name="Top">Where it begins, in whole CSS pixels from the top of the chart.</param>
/// <param name="Height">How high it is, in whole CSS pixels.</param>
public sealed record ChartPiece(JobStatus? Status, long Count, int Top, int Height);
