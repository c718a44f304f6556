using System.Text;

namespace JobsDashboard.Import;

/// <summary>How to import.</summary>
public sealed record ImportOptions
{
    /// <summary>The instant of second 0 of a trace that counts its times from a date that it does not tell.</summary>
    public DateTimeOffset? Anchor { get; init; }

    /// <summary>What files without a byte order mark are in; null for UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The zone of times that do not say by which zone they go; UTC when null.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>Rows that are stored together, in one transaction.</summary>
    public int BatchSize { get; init; } = 5_000;
}
