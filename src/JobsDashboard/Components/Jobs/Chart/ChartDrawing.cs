using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Counting;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>Where everything in the chart stands. Widths are in hundredths of the chart's, so that it fits any window.</summary>
/// <param name="histogram">What is shown.</param>
/// <param name="zone">The zone of the page.</param>
public sealed class ChartDrawing(ZonedHistogram histogram, PageZone zone)
{
    /// <summary>The height of the chart in CSS pixels.</summary>
    public const int Height = 96;

    /// <summary>Where the base line is.</summary>
    public const int Base = 76;

    private const int Top = 8;
    private const int Least = 2;

    /// <summary>The bars in sequence.</summary>
    public ImmutableArray<ChartBar> Bars { get; } = BarsOf(histogram, zone);

    /// <summary>The jobs of the highest bar.</summary>
    public long Most => Bars.Max(bar => bar.Count);

    /// <summary>The width of a bar with the gap beside it.</summary>
    public double Step => 100.0 / Bars.Length;

    /// <summary>A number as SVG takes it.</summary>
    public static string At(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A width, or a place from the left.</summary>
    public static string Percent(double number) => At(number) + "%";

    private static ImmutableArray<ChartBar> BarsOf(ZonedHistogram histogram, PageZone zone)
    {
        var most = Math.Max(1, histogram.Buckets.Select(bucket => bucket.Count).DefaultIfEmpty().Max());
        var statuses = StackedStatuses.In(histogram).Select(status => status.Status).ToList();
        return
        [
            .. histogram.Buckets.Zip(histogram.Buckets.Skip(1).Select(bucket => bucket.StartTime).Append(histogram.End), (bucket, end) =>
            {
                var (first, last) = (Later(bucket.StartTime, histogram.First), Earlier(end.AddSeconds(-1), histogram.Last));
                var span = ChartWords.Span(bucket.StartTime, end, histogram.Step!.Value, zone);
                return new ChartBar(first, last, span, bucket.Count, Pieces(bucket));
            }),
        ];

        ImmutableArray<ChartPiece> Pieces(HistogramBucket bucket)
        {
            var pieces = ImmutableArray.CreateBuilder<ChartPiece>();
            var (top, sum) = (Base, 0L);
            foreach (var status in statuses)
            {
                if (StackedStatuses.CountOf(bucket, status) is > 0 and var count)
                {
                    // What is there is seen, however little it is. Whole pixels are sharp, and short on the wire; from the sum, so that
                    // what is rounded away does not add up.
                    sum += count;
                    var next = Math.Min(top - Least, Base - (int)Math.Round((double)sum / most * (Base - Top)));
                    pieces.Add(new ChartPiece(status, count, next, top - next));
                    top = next;
                }
            }
            return pieces.ToImmutable();
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
