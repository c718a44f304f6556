namespace JobsDashboard.Jobs.Data;

/// <summary>Who did what, when and from where.</summary>
internal sealed class AuditEventRow
{
    public long Id { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }

    /// <summary>Who did it; null where that is not known, as in a sign-in that was refused.</summary>
    public string? UserId { get; set; }

    /// <summary>The number of what was done.</summary>
    public int Action { get; set; }

    /// <summary>What it was done to: an access key, a user, a workspace.</summary>
    public string? Subject { get; set; }

    /// <summary>The address of the client; null for the command line.</summary>
    public string? Address { get; set; }
}
