using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>What makes a caller see a job, as the numbers that jobs carry.</summary>
/// <remarks>
/// Read by a statement of its own before the jobs are. As part of a question it would be read when the question meets its first job,
/// so the time of an answer would tell a hidden job from one that never was.
/// </remarks>
internal sealed record CallerRights
{
    private const int Owned = 1;
    private const int Administered = 2;
    private const int Joined = 3;
    private const int Public = 4;

    private static readonly CallerRights s_toAll = new(seesAll: true, Enumerable.Empty<int>().ToLookup(key => key));

    private readonly ILookup<int, int> _keys;

    private CallerRights(bool seesAll, ILookup<int, int> keys)
    {
        (SeesAll, _keys) = (seesAll, keys);
    }

    /// <summary>Whether every job is seen.</summary>
    public bool SeesAll { get; }

    /// <summary>The caller as the owner of jobs; empty while there is no such job.</summary>
    public List<int> Owners => [.. _keys[Owned]];

    /// <summary>The workspaces that the caller administers.</summary>
    public List<int> AdministeredWorkspaces => [.. _keys[Administered]];

    /// <summary>The other workspaces that the caller belongs to.</summary>
    public List<int> JoinedWorkspaces => [.. _keys[Joined]];

    /// <summary>What a job says that every member of its workspace may see.</summary>
    public List<int> PublicAccessibilities => [.. _keys[Public]];

    /// <summary>Whether the jobs of the caller and of the caller's workspaces are few.</summary>
    public bool AreFew { get; private init; }

    /// <summary>The rights that follow from who asks; null when they have to be read.</summary>
    public static CallerRights? Known(JobCaller caller) => caller.IsGlobalAdmin ? s_toAll : null;

    /// <param name="db">Where they are.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="few">How many jobs are few.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<CallerRights> ReadAsync(JobsDb db, JobCaller caller, int few, CancellationToken cancellationToken)
    {
        if (Known(caller) is { } unread)
        {
            return unread;
        }
        var owners = db.Values.Where(JobFields.UserId.Owns).Where(v => v.Text == caller.UserId)
            .Select(v => new { Right = Owned, v.Key });
        var workspaces =
            from member in db.Members
            where member.UserId == caller.UserId
            join workspace in db.Values.Where(JobFields.WorkspaceId.Owns) on member.WorkspaceId equals workspace.Text
            select new
            {
                Right = member.Assigned == WorkspaceRole.Admin || member.Claimed == WorkspaceRole.Admin ? Administered : Joined,
                workspace.Key,
            };
        var isPublic = db.Values.Where(JobFields.Accessibility.Owns).Where(v => v.Text == "PUBLIC")
            .Select(v => new { Right = Public, v.Key });
        var rights = await owners.Concat(workspaces).Concat(isPublic).ToListAsync(cancellationToken);
        var known = new CallerRights(seesAll: false, rights.ToLookup(right => right.Right, right => right.Key));
        return few == 0 ? known : known with { AreFew = await known.AreAtMostAsync(few, db, cancellationToken) };
    }

    // Counts jobs of the caller's workspaces that the caller may not see, too: the indexes do not tell them apart.
    private async Task<bool> AreAtMostAsync(int few, JobsDb db, CancellationToken cancellationToken)
    {
        var (owners, workspaces) = (Owners, AdministeredWorkspaces.Concat(JoinedWorkspaces).ToList());
        var jobs = db.Jobs
            .Where(j => owners.Contains(j.UserIdKey!.Value) || workspaces.Contains(j.WorkspaceIdKey!.Value))
            .Select(j => j.Id);
        // Read one by one and not beyond: in which order does not matter.
        return await jobs.AsAsyncEnumerable().Take(few + 1).CountAsync(cancellationToken) <= few;
    }
}
