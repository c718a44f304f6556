namespace JobsDashboard.Circuits;

/// <summary>How long things took, in milliseconds.</summary>
internal static class Latencies
{
    public static string Describe(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
        return sorted.Length == 0
            ? "none"
            : $"p50 {At(0.5):N0} ms, p95 {At(0.95):N0} ms, p99 {At(0.99):N0} ms, at most {sorted[^1]:N0} ms";
    }
}
