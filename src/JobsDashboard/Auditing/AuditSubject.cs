using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Removing;

namespace JobsDashboard.Auditing;

/// <summary>What an action was done to, in one text for the audit log.</summary>
internal static class AuditSubject
{
    /// <summary>An access key, and whose it is.</summary>
    public static string Key(string accessKeyId, string userId) => $"{accessKeyId} / {userId}";

    /// <summary>A member of a workspace, with the role.</summary>
    public static string Member(WorkspaceMember member) =>
        $"{Membership(member.WorkspaceId, member.UserId)} / {(member.IsAdmin ? "admin" : "member")}";

    /// <summary>Which jobs are removed.</summary>
    public static string Removal(RemovalRule rule) =>
        $"ended before {TimeBound.At(DateTimeOffset.FromUnixTimeSeconds(rule.EndedBefore.ToUnixTimeSeconds()))}"
        + $" / {string.Join(",", rule.Statuses)}{(rule.OnlyDeleted ? " / marked as deleted" : "")}";

    /// <summary>A workspace, and the user whose membership it is about.</summary>
    public static string Membership(string workspaceId, string userId) => $"{workspaceId} / {userId}";
}
