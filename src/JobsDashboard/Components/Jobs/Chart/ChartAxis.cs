using System.Collections.Immutable;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>The times below the chart.</summary>
public static class ChartAxis
{
    // More would touch each other.
    private const int Most = 8;

    // One that begins further right would not fit.
    private const double Rightmost = 93;

    /// <summary>Times at which longer spans begin than the bars' own, each with its place in hundredths of the width.</summary>
    public static ImmutableArray<(string Text, double At)> Of(ZonedHistogram histogram, PageZone zone)
    {
        var (step, starts) = TimeStep.For(zone.Clock, histogram.Buckets[0].StartTime, histogram.End.AddSeconds(-1), Most);
        var places = starts.Select(start => (Text: ChartWords.Tick(start, step, zone), At: PlaceOf(start)));
        return [.. places.Where(place => place.At is >= 0 and <= Rightmost)];

        // Bars are equally wide, also where their spans are not equally long.
        double PlaceOf(DateTimeOffset time)
        {
            var at = histogram.Buckets.Count(bucket => bucket.StartTime <= time) - 1;
            if (at < 0)
            {
                return -1;
            }
            var start = histogram.Buckets[at].StartTime;
            var end = at + 1 < histogram.Buckets.Length ? histogram.Buckets[at + 1].StartTime : histogram.End;
            return 100 * (at + ((time - start) / (end - start))) / histogram.Buckets.Length;
        }
    }
}
