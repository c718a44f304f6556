using System.Globalization;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Scale.Engines;

/// <summary>Answers as texts that can be compared.</summary>
internal static class Answers
{
    public static string Page(IEnumerable<string> jobIds) => string.Join(',', jobIds);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Values(IEnumerable<(string Value, long Jobs)> values) =>
        string.Join(',', values.Select(value => $"{value.Value}={value.Jobs}"));

    public static string Facets(IEnumerable<(string Field, IEnumerable<(string Value, long Jobs)> Values)> facets) =>
        string.Join("; ", facets.Select(facet => $"{facet.Field}: {Values(facet.Values)}"));

    /// <param name="cells">Of the spans and statuses that have jobs, in any order.</param>
    public static string Histogram(IEnumerable<(long Span, JobStatus Status, long Jobs)> cells) =>
        string.Join(',', cells.Order().Select(cell => $"{cell.Span}/{cell.Status}={cell.Jobs}"));

    // The order in which fractions are added changes the last digits.
    public static string Footer(long jobs, double gpus, double gpuHours, double failedGpuHours, long? medianQueueTime) =>
        string.Create(CultureInfo.InvariantCulture, $"{jobs} {gpus:F0} {gpuHours:F1} {failedGpuHours:F1} {medianQueueTime}");
}
