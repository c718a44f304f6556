namespace JobsDashboard.Jobs.Access;

/// <summary>Which events of the audit log.</summary>
/// <param name="UserId">Those of one user; null means of all.</param>
/// <param name="Action">Those of one kind; null means all.</param>
public sealed record AuditFilter(string? UserId, AuditAction? Action)
{
    /// <summary>Every event.</summary>
    public static AuditFilter All { get; } = new(null, null);
}
