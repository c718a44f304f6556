namespace JobsDashboard.Jobs.Access;

/// <summary>What the audit log records. The numbers are stored.</summary>
public enum AuditAction
{
    SignedIn = 1,
    SignInRefused = 2,
    SignedOut = 3,
    SessionsEnded = 4,
    UserDisabled = 5,
    UserEnabled = 6,
    KeyMade = 7,
    KeyUsed = 8,
    KeyDisabled = 9,
    MemberSet = 10,
    MemberRemoved = 11,
    Exported = 12,
    JobsRemoved = 13,
}
