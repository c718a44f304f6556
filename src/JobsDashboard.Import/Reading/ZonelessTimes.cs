namespace JobsDashboard.Import;

/// <summary>Turns a file's times that have no zone into instants, and says in the summary by which zone that was done.</summary>
internal sealed class ZonelessTimes(ImportFile file, TimeZoneInfo? zone)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly string _note = zone is null
        ? "Times without a zone, read as UTC (--time-zone names another zone)"
        : $"Times without a zone, read as times of {zone.Id}";

    /// <summary>The instant of a local time; null when no calendar has it.</summary>
    /// <remarks>Of a time that the clocks show twice it is the earlier instant. A time that they skip is as much later as they were put forward.</remarks>
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
        // Before the clocks change the time is the earlier of two, or is past the change and so one that they skip.
        return before == after || zone.GetUtcOffset(utc - before) == before || zone.GetUtcOffset(utc - after) != after ? before : after;
    }
}
