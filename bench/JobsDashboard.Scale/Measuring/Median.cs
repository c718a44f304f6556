using System.Diagnostics;

namespace JobsDashboard.Scale.Measuring;

/// <summary>How long something usually takes.</summary>
internal static class Median
{
    private const int Enough = 7;

    // A method is compiled once more, and better, when it has been called 30 times, in the background and some 100 ms later.
    private static readonly TimeSpan s_before = TimeSpan.FromSeconds(0.5);

    // What is quick is asked more often, and what takes long less often.
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(10);

    /// <summary>The median of several times, in milliseconds. Before, it is asked for a while, for the compiler and the caches.</summary>
    public static async Task<double> OfAsync(Func<Task> ask)
    {
        for (var before = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(before) < s_before;)
        {
            await ask();
        }
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
