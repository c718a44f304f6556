using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing;

/// <summary>Which jobs a caller may see at all.</summary>
internal static class JobVisibility
{
    /// <summary>All jobs for a global admin, the caller's own for everybody else.</summary>
    public static IQueryable<Job> VisibleTo(this IQueryable<Job> jobs, JobsDb db, JobCaller caller)
    {
        if (caller.IsGlobalAdmin)
        {
            return jobs;
        }
        var owner = db.Values.Where(v => v.Field == JobField.UserId && v.Text == caller.UserId).Select(v => (int?)v.Key);
        return jobs.Where(j => owner.Contains(j.UserIdKey));
    }
}
