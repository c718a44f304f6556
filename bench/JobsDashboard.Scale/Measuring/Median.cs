using System.Diagnostics;

namespace JobsDashboard.Scale.Measuring;

/// <summary>How long something usually takes.</summary>
internal static class Median
{
    private const int Enough = 7;

    // What is quick is asked more often, until the compiler has done its best, and what takes long less often.
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(10);

    /// <summary>The median of several times, in milliseconds. It has been asked before, for the compiler and the caches.</summary>
    public static async Task<double> OfAsync(Func<Task> ask)
    {
        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        var spent = TimeSpan.Zero;
        while (spent < s_least || (times.Count < Enough && spent < s_most))
        {
            times.Add(await OnceAsync(ask));
            spent = Stopwatch.GetElapsedTime(begin);
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
