namespace JobsDashboard.Jobs.Access;

/// <summary>Who did what, when and from where. No secret and no query string belongs in it.</summary>
/// <param name="Action">What was done.</param>
/// <param name="UserId">Who did it; null where that is not known, as in a sign-in that was refused.</param>
/// <param name="Subject">What it was done to: an access key, a user, a workspace.</param>
/// <param name="Address">The address of the client; null for the command line.</param>
public sealed record AuditEvent(AuditAction Action, string? UserId, string? Subject, string? Address)
{
    /// <summary>When; the log sets it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Ascending in the order of recording; the log sets it.</summary>
    public long Id { get; init; }
}
