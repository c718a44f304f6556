using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Zones;

/// <summary>
/// The spans into which a clock divides time, such as 3 hours: from midnight to 3, and so on. Days, weeks, months and years begin at
/// midnight of the zone, so around a change of the clock they are shorter or longer.
/// </summary>
/// <param name="Amount">How many units a span has.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct TimeStep(int Amount, TimeUnit Unit)
{
    private const long Hour = 3600;
    private const long Day = 24 * Hour;

    // From the Monday that began the year 1.
    private const long SecondsBeforeUnix = 62_135_596_800;

    private static readonly ImmutableArray<TimeStep> s_nice =
    [
        new(1, TimeUnit.Second), new(5, TimeUnit.Second), new(15, TimeUnit.Second), new(30, TimeUnit.Second),
        new(1, TimeUnit.Minute), new(5, TimeUnit.Minute), new(15, TimeUnit.Minute), new(30, TimeUnit.Minute),
        new(1, TimeUnit.Hour), new(3, TimeUnit.Hour), new(6, TimeUnit.Hour), new(12, TimeUnit.Hour),
        new(1, TimeUnit.Day), new(1, TimeUnit.Week), new(1, TimeUnit.Month), new(3, TimeUnit.Month),
        new(1, TimeUnit.Year), new(10, TimeUnit.Year), new(100, TimeUnit.Year), new(1000, TimeUnit.Year), new(10_000, TimeUnit.Year),
    ];

    // In seconds; months and years about.
    private long Length => Amount * Unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => Hour,
        TimeUnit.Day => Day,
        TimeUnit.Week => 7 * Day,
        TimeUnit.Month => 30 * Day,
        _ => 365 * Day,
    };

    /// <summary>The shortest nice step by which a range has at most so many spans, and where they begin.</summary>
    public static (TimeStep Step, ImmutableArray<DateTimeOffset> Starts) For(
        ZoneClock clock, DateTimeOffset first, DateTimeOffset last, int max)
    {
        var (step, bounds) = For(clock, first.ToUnixTimeSeconds(), last.ToUnixTimeSeconds(), max);
        return (step, [.. bounds[..^1].Select(ZoneClock.InstantOf)]);
    }

    /// <summary>
    /// The shortest nice step by which a range in Unix seconds, both ends included, has at most so many spans, and where they begin; the
    /// last of the bounds is the end of the last span.
    /// </summary>
    internal static (TimeStep Step, ImmutableArray<long> Bounds) For(ZoneClock clock, long first, long last, int max)
    {
        foreach (var step in s_nice)
        {
            // Far too many are not made only to be counted.
            if ((last - first) / step.Length <= 2 * max && step.Bounds(clock, first, last) is { } bounds && bounds.Length - 1 <= max)
            {
                return (step, bounds);
            }
        }
        return (s_nice[^1], [first, last + 1]);
    }

    /// <summary>Where the spans of a range begin, and where the last one ends.</summary>
    internal ImmutableArray<long> Bounds(ZoneClock clock, long first, long last) =>
        [.. (Length <= Hour ? ShortBounds(clock, first, last) : LongBounds(clock, first, last))];

    // An hour that the clock shows twice is two spans.
    private IEnumerable<long> ShortBounds(ZoneClock clock, long first, long last)
    {
        var start = first - (2 * Hour);
        var bound = start - Mod(clock.LocalAt(start));
        while (true)
        {
            var next = Next(clock, bound);
            if (next > first)
            {
                yield return bound;
            }
            if (next > last)
            {
                yield return next;
                yield break;
            }
            bound = next;
        }
    }

    private long Next(ZoneClock clock, long bound)
    {
        var (at, label) = (bound, Floor(clock.LocalAt(bound)));
        while (true)
        {
            var next = at + Length - Mod(clock.LocalAt(at));
            if (clock.ChangeBetween(at, next) is not { } change)
            {
                return next;
            }
            var local = clock.LocalAt(change);
            if (Mod(local) == 0 || Floor(local) != label)
            {
                return change;
            }
            at = change;
        }
    }

    // A span begins when the clock first shows its beginning, even if it is put back afterwards.
    private IEnumerable<long> LongBounds(ZoneClock clock, long first, long last)
    {
        var number = NumberOf(clock.LocalAt(first));
        while (clock.FirstInstantOf(StartOf(number + 1)) <= first)
        {
            number++;
        }
        var bound = clock.FirstInstantOf(StartOf(number));
        yield return bound;
        while (bound <= last)
        {
            var next = clock.FirstInstantOf(StartOf(++number));
            // A day that a zone skipped altogether.
            if (next > bound)
            {
                yield return next;
            }
            bound = next;
        }
    }

    private long NumberOf(long local) => Unit switch
    {
        TimeUnit.Month => (MonthOf(local) - 1) / Amount,
        TimeUnit.Year => (MonthOf(local) - 1) / 12 / Amount,
        _ => (local + SecondsBeforeUnix - Mod(local)) / Length,
    };

    private long StartOf(long number) => Unit switch
    {
        TimeUnit.Month => StartOfMonth((number * Amount) + 1),
        TimeUnit.Year => StartOfMonth((number * Amount * 12) + 1),
        _ => (number * Length) - SecondsBeforeUnix,
    };

    // Counted so that January of the year 2000 is 2000 * 12 + 1.
    private static long MonthOf(long local)
    {
        var time = ZoneClock.InstantOf(local);
        return (time.Year * 12L) + time.Month;
    }

    private static long StartOfMonth(long month)
    {
        var (year, of) = ((month - 1) / 12, (int)((month - 1) % 12) + 1);
        return year switch
        {
            < 1 => DateTimeOffset.MinValue.ToUnixTimeSeconds() - Day,
            > 9999 => DateTimeOffset.MaxValue.ToUnixTimeSeconds() + Day,
            _ => new DateTimeOffset((int)year, of, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
        };
    }

    private long Floor(long local) => local - Mod(local);

    private long Mod(long local) => ((local + SecondsBeforeUnix) % Length + Length) % Length;
}
