namespace JobsDashboard.Jobs.Access;

/// <summary>Times as the tables of this folder hold them.</summary>
internal static class UnixTime
{
    public static DateTimeOffset? Of(long? seconds) => seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;
}
