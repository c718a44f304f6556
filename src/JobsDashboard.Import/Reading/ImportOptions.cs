using System.Text;

namespace JobsDashboard.Import.Reading;

public sealed record ImportOptions
{
    /// <summary>The instant of second 0 of a trace without dates; null for <see cref="IImportFormat.Anchor"/>.</summary>
    public DateTimeOffset? Anchor { get; init; }

    /// <summary>The encoding of files that have no byte order mark; null for UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The zone of times that name none; null for UTC.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>Rows that are stored in one transaction.</summary>
    public int BatchSize { get; init; } = 5_000;
}
