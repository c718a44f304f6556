using Bogus;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Invented jobs that look like a busy month of a training platform.</summary>
public static class DemoJobs
{
    /// <summary>So many jobs, oldest first, each made when it is asked for.</summary>
    /// <remarks>
    /// The same three arguments give the same jobs, byte for byte, on every machine. Another <paramref name="now"/> gives the
    /// same jobs shifted in time: the rhythm of the days follows it too, as if now were always three on a Thursday afternoon.
    /// </remarks>
    /// <param name="count">How many jobs.</param>
    /// <param name="seed">Which jobs.</param>
    /// <param name="now">The end of the month; nothing lies after it.</param>
    public static IEnumerable<JobItem> Make(int count, int seed, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return MakeEach(count, seed, now.ToUnixTimeSeconds());
    }

    private static IEnumerable<JobItem> MakeEach(int count, int seed, long now)
    {
        var random = new Randomizer(seed);
        var plans = new DemoPlans(random);
        var number = 0;
        foreach (var age in DemoTimes.Ages(random, count))
        {
            var (plan, place) = plans.Next();
            yield return DemoJob.Make(random, plan, place, DemoId.Of(seed, number++), age, now);
        }
    }
}
