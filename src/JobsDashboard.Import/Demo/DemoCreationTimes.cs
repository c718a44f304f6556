using Bogus;

namespace JobsDashboard.Import.Demo;

/// <summary>Draws when jobs are created, over 30 days: more in working hours and in the last days, with bursts, one of them now.</summary>
/// <remarks>Now always counts as three on a Thursday afternoon, so that another now shifts all jobs and changes nothing else.</remarks>
internal static class DemoCreationTimes
{
    private const int Hours = 30 * 24;

    private static readonly int[] s_ofHour = [2, 1, 1, 1, 1, 1, 2, 3, 6, 10, 12, 11, 7, 9, 12, 12, 11, 10, 8, 6, 6, 5, 4, 3];
    private static readonly int[] s_ofDay = [3, 10, 10, 10, 10, 9, 4];
    private static readonly int[] s_ofAge = [4, 3, 2, 2];

    /// <summary>The ages of jobs in seconds, oldest first. Each is drawn when it is asked for.</summary>
    public static IEnumerable<int> Ages(Randomizer random, int count)
    {
        var weights = Enumerable.Range(0, Hours).Select(hour => Weight(random, Hours - 1 - hour)).ToArray();
        var total = weights.Sum();
        var slot = 0;
        var before = 0L;
        for (var i = 0; i < count; i++)
        {
            var at = (i + random.Double()) / count * total;
            while (slot < Hours - 1 && before + weights[slot] <= at)
            {
                before += weights[slot++];
            }
            var seconds = (int)((at - before) / weights[slot] * 3600);
            yield return (Hours - slot) * 3600 - Math.Min(seconds, 3600);
        }
    }

    private static long Weight(Randomizer random, int hoursAgo)
    {
        var hour = 15 - hoursAgo;
        var day = (int)Math.Floor(hour / 24d);
        var burst = hoursAgo == 0 || random.Bool(0.03f) ? 4 : 1;
        var age = hoursAgo / 24 < s_ofAge.Length ? s_ofAge[hoursAgo / 24] : 1;
        return s_ofHour[hour - day * 24] * s_ofDay[(day + 35 + 4) % 7] * age * burst;
    }
}
