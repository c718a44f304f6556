namespace JobsDashboard.Benchmarks;

/// <summary>The test of Mann and Whitney: whether one sample tends to be larger than another, whatever their distribution.</summary>
internal static class RankTest
{
    /// <summary>Samples of one kind are beyond it once in a thousand times.</summary>
    public const double Limit = 3.29;

    public static double Z(IReadOnlyCollection<double> one, IReadOnlyCollection<double> other)
    {
        var ordered = one.Select(value => (value, IsOne: true)).Concat(other.Select(value => (value, IsOne: false)))
            .OrderBy(sample => sample.value).ToList();
        // Equal values share the mean of their places.
        var places = 0d;
        for (var from = 0; from < ordered.Count;)
        {
            var to = from;
            while (to < ordered.Count && ordered[to].value == ordered[from].value)
            {
                to++;
            }
            places += ordered[from..to].Count(sample => sample.IsOne) * (from + 1 + to) / 2d;
            from = to;
        }
        var (n, m) = ((double)one.Count, (double)other.Count);
        var u = places - (n * (n + 1) / 2);
        return (u - (n * m / 2)) / Math.Sqrt(n * m * (n + m + 1) / 12);
    }
}
