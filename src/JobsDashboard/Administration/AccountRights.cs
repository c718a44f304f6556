using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Administration;

/// <summary>
/// What a caller may administer at this moment. Everything is looked up when it is asked: a page may have been open since before a right
/// was lost.
/// </summary>
internal sealed class AccountRights(CallerLookup callers, WorkspaceMembers members)
{
    /// <summary>The caller as of now.</summary>
    /// <exception cref="RefusedActionException">The caller is disabled.</exception>
    public async Task<JobCaller> CheckAsync(JobCaller caller, CancellationToken cancellationToken) =>
        await callers.FindAsync(caller.UserId, cancellationToken) ?? throw new RefusedActionException("Your account is disabled.");

    /// <summary>The caller as of now, who is a global admin.</summary>
    /// <exception cref="RefusedActionException">The caller is none.</exception>
    public async Task<JobCaller> CheckGlobalAdminAsync(JobCaller caller, CancellationToken cancellationToken) =>
        await CheckAsync(caller, cancellationToken) is { IsGlobalAdmin: true } admin
            ? admin
            : throw new RefusedActionException("Only global admins may do this.");

    /// <summary>The workspaces that the caller may administer, as far as they have members.</summary>
    /// <exception cref="RefusedActionException">The caller is disabled.</exception>
    public async Task<ImmutableArray<string>> WorkspacesOfAsync(JobCaller caller, CancellationToken cancellationToken) =>
        (await CheckAsync(caller, cancellationToken)).IsGlobalAdmin
            ? await members.WorkspacesAsync(cancellationToken)
            : await members.AdministeredByAsync(caller.UserId, cancellationToken);

    /// <summary>Whether the caller may administer a workspace. To a global admin every workspace is one.</summary>
    /// <exception cref="RefusedActionException">The caller is disabled.</exception>
    public async Task<bool> AdministersAsync(JobCaller caller, string workspaceId, CancellationToken cancellationToken) =>
        (await CheckAsync(caller, cancellationToken)).IsGlobalAdmin
            || (await members.AdministeredByAsync(caller.UserId, cancellationToken)).Contains(workspaceId, StringComparer.Ordinal);
}
