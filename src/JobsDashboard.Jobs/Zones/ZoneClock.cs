namespace JobsDashboard.Jobs.Zones;

/// <summary>The clock of a time zone: what it shows at an instant, and at which instant it shows a time.</summary>
/// <param name="zone">The zone.</param>
/// <remarks>
/// Before 1970 a clock is as far from UTC as it was in 1970. The zones' own times of earlier days differ from UTC by odd seconds, and no
/// job is that old, except where a trace is wrong.
/// </remarks>
public sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Day = 24 * 3600;

    private static readonly long s_last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
    private static readonly long s_first = DateTimeOffset.MinValue.ToUnixTimeSeconds();

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The clock that shows UTC.</summary>
    public static ZoneClock Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>How far the clock is ahead of UTC at an instant.</summary>
    public TimeSpan OffsetAt(DateTimeOffset instant) => TimeSpan.FromSeconds(OffsetAt(instant.ToUnixTimeSeconds()));

    /// <summary>The same instant as the clock shows it.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant)
    {
        var offset = OffsetAt(instant);
        var local = Math.Clamp(instant.UtcTicks + offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        // At the ends of what a calendar has, the offset is as much as fits.
        return new DateTimeOffset(local, TimeSpan.FromMinutes((local - instant.UtcTicks) / TimeSpan.TicksPerMinute));
    }

    /// <summary>
    /// The instants at which the clock shows a time: usually one; two when the clock is put back over it; and none when it is put forward
    /// over it.
    /// </summary>
    public LocalReading Read(DateTime local)
    {
        var seconds = new DateTimeOffset(local, TimeSpan.Zero).ToUnixTimeSeconds();
        var (early, late) = Candidates(seconds);
        return (IsShown(early), IsShown(late)) switch
        {
            (true, true) when early != late => new(InstantOf(early), InstantOf(late), IsSkipped: false),
            (true, _) => new(InstantOf(early), null, IsSkipped: false),
            (_, true) => new(InstantOf(late), null, IsSkipped: false),
            _ => new(InstantOf(ChangeAround(seconds)), null, IsSkipped: true),
        };

        bool IsShown(long instant) => instant + OffsetAt(instant) == seconds;
    }

    /// <summary>How far the clock is ahead of UTC, in seconds.</summary>
    internal long OffsetAt(long unix) =>
        (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unix, 0, s_last - (2 * Day)))).TotalSeconds;

    /// <summary>What the clock shows at an instant, as the Unix time at which a clock in UTC shows it.</summary>
    internal long LocalAt(long unix) => unix + OffsetAt(unix);

    /// <summary>The first instant at which the clock shows a time or, where it is skipped, a later one.</summary>
    internal long FirstInstantOf(long local)
    {
        var (early, late) = Candidates(local);
        return LocalAt(early) == local ? early
            : LocalAt(late) == local ? late
            : ChangeAround(local);
    }

    /// <summary>The first instant after <paramref name="from"/>, up to <paramref name="to"/>, that has another offset than it.</summary>
    internal long? ChangeBetween(long from, long to)
    {
        var before = OffsetAt(from);
        if (OffsetAt(to) == before)
        {
            return null;
        }
        while (to - from > 1)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = OffsetAt(middle) == before ? (middle, to) : (from, middle);
        }
        return to;
    }

    internal static DateTimeOffset InstantOf(long unix) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unix, s_first, s_last));

    // Where the clock changes within a day of the time, it may have been read before the change or after it.
    private (long Early, long Late) Candidates(long local)
    {
        var (before, after) = (OffsetAt(local - Day), OffsetAt(local + Day));
        return (local - Math.Max(before, after), local - Math.Min(before, after));
    }

    private long ChangeAround(long local) => ChangeBetween(local - Day, local + Day)!.Value;
}
