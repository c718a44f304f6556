using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Gate;

/// <summary>Which jobs a caller may see at all.</summary>
internal static class JobVisibility
{
    /// <summary>
    /// All jobs for a global admin. For everybody else their own, those of the workspaces that they administer, and the public ones
    /// of the workspaces that they belong to. A job that says nothing of its accessibility is private.
    /// </summary>
    public static IQueryable<Job> VisibleTo(this IQueryable<Job> jobs, CallerRights rights)
    {
        if (rights.SeesAll)
        {
            return jobs;
        }
        var (owners, administered) = (rights.Owners, rights.AdministeredWorkspaces);
        var (joined, isPublic) = (rights.JoinedWorkspaces, rights.PublicAccessibilities);
        return jobs.Where(j =>
            owners.Contains(j.UserIdKey!.Value) ||
            administered.Contains(j.WorkspaceIdKey!.Value) ||
            (isPublic.Contains(j.AccessibilityKey!.Value) && joined.Contains(j.WorkspaceIdKey!.Value)));
    }
}
