using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading;

/// <summary>Converts times without a zone to instants, and notes for the summary which zone was assumed.</summary>
internal sealed class ZonelessTimes(ImportFile file, TimeZoneInfo? zone)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly string _note = zone is null
        ? "Times without a zone, read as UTC (--time-zone names another zone)"
        : $"Times without a zone, read as times of {zone.Id}";

    /// <summary>The instant of a local time; null when it is out of range.</summary>
    /// <remarks>
    /// When clocks are put back, some local times come twice: the earlier instant is taken. When they are put forward, some local
    /// times do not exist: the instant is as much later as the clocks were moved.
    /// </remarks>
    public DateTimeOffset? InstantOf(DateTime local)
    {
        if (zone is not null && (local - DateTime.MinValue < 2 * s_day || DateTime.MaxValue - local < 2 * s_day))
        {
            return null;
        }
        file.Note(_note);
        return new DateTimeOffset(local - OffsetAt(local), TimeSpan.Zero);
    }

    private TimeSpan OffsetAt(DateTime local)
    {
        if (zone is null)
        {
            return TimeSpan.Zero;
        }
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var (before, after) = (zone.GetUtcOffset(utc - s_day), zone.GetUtcOffset(utc + s_day));
        // The offset before the change holds for a time before it (the earlier one, if it comes twice) and for a time that does not exist.
        return before == after || zone.GetUtcOffset(utc - before) == before || zone.GetUtcOffset(utc - after) != after ? before : after;
    }
}
