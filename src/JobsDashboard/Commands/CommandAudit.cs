using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Commands;

/// <summary>Records of what a command does. Who can run one has an account of the operating system and no address.</summary>
internal static class CommandAudit
{
    /// <summary>The record of an action, by the account that runs the program.</summary>
    public static AuditEvent Of(AuditAction action, string subject) => new(action, $"os:{Environment.UserName}", subject, Address: null);
}
