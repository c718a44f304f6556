using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Access;

/// <summary>Users who see every job because the settings say so, whatever their sign-in says.</summary>
public sealed record GlobalAdmins(ImmutableArray<string> UserIds)
{
    /// <summary>What holds when nobody signs in: the local user alone.</summary>
    public static GlobalAdmins Default { get; } = new([JobCaller.Local.UserId]);
}
