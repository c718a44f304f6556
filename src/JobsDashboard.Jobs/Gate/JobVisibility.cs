using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Jobs.Gate;

/// <summary>Which jobs a caller may see at all.</summary>
internal static class JobVisibility
{
    /// <summary>
    /// All jobs for a global admin. For everybody else their own, those of the workspaces that they administer, and the public ones
    /// of the workspaces that they belong to. A job that says nothing of its accessibility is private.
    /// </summary>
    public static IQueryable<Job> VisibleTo(this IQueryable<Job> jobs, JobsDb db, JobCaller caller)
    {
        if (caller.IsGlobalAdmin)
        {
            return jobs;
        }
        var owner = db.Values.Where(JobFields.UserId.Owns).Where(v => v.Text == caller.UserId).Select(v => (int?)v.Key);
        var memberships = db.Members.Where(m => m.UserId == caller.UserId);
        var administered = Workspaces(db, memberships.Where(
            m => m.Assigned == WorkspaceRole.Admin || m.Claimed == WorkspaceRole.Admin));
        var joined = Workspaces(db, memberships);
        var isPublic = db.Values.Where(JobFields.Accessibility.Owns).Where(v => v.Text == "PUBLIC").Select(v => (int?)v.Key);
        return jobs.Where(j =>
            owner.Contains(j.UserIdKey) ||
            administered.Contains(j.WorkspaceIdKey) ||
            (isPublic.Contains(j.AccessibilityKey) && joined.Contains(j.WorkspaceIdKey)));
    }

    private static IQueryable<int?> Workspaces(JobsDb db, IQueryable<WorkspaceMemberRow> memberships) => memberships
        .Join(db.Values, member => member.WorkspaceId, workspace => workspace.Text, (_, workspace) => workspace)
        .Where(JobFields.WorkspaceId.Owns)
        .Select(workspace => (int?)workspace.Key);
}
