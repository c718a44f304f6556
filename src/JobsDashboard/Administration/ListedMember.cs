namespace JobsDashboard.Administration;

/// <summary>A member of a workspace as a page shows it.</summary>
/// <param name="UserId">The account id.</param>
/// <param name="Username">The name, if the user has signed in.</param>
/// <param name="IsAdmin">Whether the user is an admin of the workspace.</param>
/// <param name="IsClaimed">Whether the user's sign-in says so, and only the next one can change it.</param>
public sealed record ListedMember(string UserId, string? Username, bool IsAdmin, bool IsClaimed);
