using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Access;

/// <summary>A user whose sign-in holds, with everything that decides what the user sees.</summary>
/// <param name="Caller">Who the user is, and whether the user sees every job.</param>
/// <param name="Username">The name as the sign-in gave it.</param>
/// <param name="Memberships">The workspaces that the user belongs to.</param>
public sealed record SignedInUser(JobCaller Caller, string? Username, ImmutableArray<WorkspaceMember> Memberships);
