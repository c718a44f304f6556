using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Zones;

/// <summary>The time zone in which a page shows times. URLs hold instants in UTC, whatever it is.</summary>
/// <param name="Name">An IANA name, or <c>UTC</c>.</param>
/// <param name="Clock">What its clock shows.</param>
public sealed partial record PageZone(string Name, ZoneClock Clock)
{
    private const string UtcName = "UTC";

    /// <summary>UTC.</summary>
    public static PageZone Utc { get; } = new(UtcName, ZoneClock.Utc);

    /// <summary>Whether it is UTC.</summary>
    public bool IsUtc => Name == UtcName;

    /// <summary>
    /// The zone of a page: the one that its URL asks for, so that a link shows the same to everybody; or else the one that the visitor
    /// chose, or the browser's, or UTC.
    /// </summary>
    public static PageZone Of(string? asked, Visitor visitor) =>
        Find(asked) ?? Find(visitor[VisitorChoices.TimeZone]) ?? OfBrowser(visitor);

    /// <summary>The zone of the visitor's browser, as far as it is known.</summary>
    public static PageZone OfBrowser(Visitor visitor) => Find(visitor[VisitorChoices.BrowserTimeZone]) ?? Utc;

    /// <summary>
    /// The name of the zone that a page takes for the browser's; null where it shows times in another one. <c>wwwroot/time-zone.js</c>
    /// knows better.
    /// </summary>
    public static string? TakenForBrowsers(string? asked, VisitorChoices choices) =>
        (Find(asked) ?? Find(choices.Kept.GetValueOrDefault(VisitorChoices.TimeZone))) is null
            ? (Find(choices.Kept.GetValueOrDefault(VisitorChoices.BrowserTimeZone)) ?? Utc).Name
            : null;

    /// <summary>The zone of that name; null when there is none.</summary>
    public static PageZone? Find(string? name)
    {
        if (name is null || !Pattern().IsMatch(name))
        {
            return null;
        }
        var known = ZoneNames.Current(name);
        return known.ToUpperInvariant() is "UTC" or "ETC/UTC" ? Utc
            : TimeZoneInfo.TryFindSystemTimeZoneById(known, out var zone) ? new(zone.Id, new ZoneClock(zone))
            : null;
    }

    /// <summary>An instant as the zone's clock shows it.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => Clock.ToLocal(instant);

    /// <summary>How far the clock is ahead of UTC at an instant, such as <c>UTC+8</c> or <c>UTC-3:30</c>.</summary>
    public string OffsetAt(DateTimeOffset instant)
    {
        var offset = Clock.OffsetAt(instant);
        return offset == TimeSpan.Zero
            ? UtcName
            : UtcName + (offset < TimeSpan.Zero ? '-' : '+')
                + offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Such as <c>Asia/Shanghai (UTC+8)</c>.</summary>
    public string InWords(DateTimeOffset now) => IsUtc ? Name : $"{Name} ({OffsetAt(now)})";

    /// <summary>Whether both are the same zone.</summary>
    public bool Equals(PageZone? other) => Name == other?.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    // Names of zones only: the system would look for a file of that name.
    [GeneratedRegex(@"\A(?!posix|right|localtime|Factory)[A-Za-z][A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z")]
    private static partial Regex Pattern();
}
