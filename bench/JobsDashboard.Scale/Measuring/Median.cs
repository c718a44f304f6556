using System.Diagnostics;

namespace JobsDashboard.Scale.Measuring;

/// <summary>How long something usually takes.</summary>
internal static class Median
{
    private const int Most = 7;
    private const int Fewest = 3;

    // What takes long is asked less often.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>The median of several times, in milliseconds. Asked once before, for the compiler and the caches.</summary>
    public static async Task<double> OfAsync(Func<Task> ask)
    {
        await ask();
        var times = new List<double>();
        for (var begin = Stopwatch.GetTimestamp(); times.Count < Fewest || (times.Count < Most && Stopwatch.GetElapsedTime(begin) < s_patience);)
        {
            times.Add(await OnceAsync(ask));
        }
        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>One time, in milliseconds.</summary>
    public static async Task<double> OnceAsync(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The time that 95 of 100 stay within.</summary>
    public static double Percentile95(IReadOnlyCollection<double> times) => times.Order().ElementAt((times.Count * 95 + 99) / 100 - 1);
}
