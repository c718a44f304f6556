using Bogus;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Makes demo jobs that look like a busy month of a training platform.</summary>
public static class DemoJobs
{
    /// <summary>Makes jobs, oldest first, each when it is asked for.</summary>
    /// <remarks>
    /// The same three arguments give the same jobs, byte for byte, on every machine. Another <paramref name="now"/> gives the same jobs
    /// shifted in time. Working hours and weekends shift too, as if now were always three on a Thursday afternoon.
    /// </remarks>
    /// <param name="count">How many jobs to make.</param>
    /// <param name="seed">Another seed gives other jobs.</param>
    /// <param name="now">The end of the month. No time of a job is later.</param>
    public static IEnumerable<JobItem> Make(int count, int seed, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return MakeEach(count, seed, now.ToUnixTimeSeconds());
    }

    private static IEnumerable<JobItem> MakeEach(int count, int seed, long now)
    {
        var random = new Randomizer(seed);
        var plans = new DemoPlanner(random);
        var number = 0;
        foreach (var age in DemoCreationTimes.Ages(random, count))
        {
            var (plan, place) = plans.Next();
            yield return DemoJobBuilder.Make(random, plan, place, DemoId.Of(seed, number++), age, now);
        }
    }
}
