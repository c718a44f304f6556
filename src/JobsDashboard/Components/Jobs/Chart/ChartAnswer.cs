using JobsDashboard.Jobs.Counting;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>What the chart of the first HTML shows, and for which question, so that the live page begins with it.</summary>
/// <param name="Key">The question.</param>
/// <param name="Histogram">Its answer.</param>
public sealed record ChartAnswer(string Key, ZonedHistogram Histogram);
