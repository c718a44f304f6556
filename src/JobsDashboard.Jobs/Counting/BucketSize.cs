using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Counting;

/// <summary>
/// How long a bucket of a histogram is. Buckets are counted from the Monday that began the year 1, so weeks begin on Mondays and days
/// at midnight UTC.
/// </summary>
public readonly partial record struct BucketSize
{
    /// <summary>What is accepted, in words.</summary>
    public const string Expected = "a length such as 30s, 5m, 1h, 1d or 7d";

    /// <summary>
    /// The seconds from that Monday to the beginning of Unix time. No time of a job lies before it, so dividing rounds down.
    /// </summary>
    internal const long SecondsBeforeUnix = 62_135_596_800;

    private const long Day = 24 * 3600;

    // The last holds all of time.
    private static readonly ImmutableArray<long> s_nice =
    [
        1, 5, 15, 30, 60, 5 * 60, 15 * 60, 30 * 60, 3600, 3 * 3600, 6 * 3600, 12 * 3600,
        Day, 7 * Day, 28 * Day, 91 * Day, 364 * Day, 3_640 * Day, 36_400 * Day, 364_000 * Day, 3_660_000 * Day,
    ];

    private BucketSize(long seconds)
    {
        Seconds = seconds;
    }

    /// <summary>The length.</summary>
    public long Seconds { get; }

    /// <summary>Reads a number of seconds, minutes, hours, days or weeks.</summary>
    public static bool TryParse(string text, out BucketSize size)
    {
        var match = Pattern().Match(text);
        var amount = match.Success ? long.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        size = new BucketSize(amount * match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "M" => 60,
            "H" => 3600,
            "D" => Day,
            "W" => 7 * Day,
            _ => 1,
        });
        return amount > 0;
    }

    /// <summary>As it is read, in the largest unit that it is a whole number of; weeks as days.</summary>
    public override string ToString() => Seconds switch
    {
        var s when s % Day == 0 => Text($"{s / Day}d"),
        var s when s % 3600 == 0 => Text($"{s / 3600}h"),
        var s when s % 60 == 0 => Text($"{s / 60}m"),
        var s => Text($"{s}s"),
    };

    /// <summary>The shortest nice size by which a range, both ends included, has at most so many buckets.</summary>
    internal static BucketSize For(long first, long last, long max) =>
        s_nice.Select(seconds => new BucketSize(seconds)).First(size => size.CountOf(first, last) <= max);

    /// <summary>How many buckets a range in Unix seconds has, both ends included.</summary>
    internal long CountOf(long first, long last) => NumberOf(last) - NumberOf(first) + 1;

    internal long NumberOf(long time) => (time + SecondsBeforeUnix) / Seconds;

    internal DateTimeOffset StartOf(long number) => DateTimeOffset.MinValue.AddTicks(number * Seconds * TimeSpan.TicksPerSecond);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<amount>[0-9]{1,5})(?<unit>[smhdw])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
