using JobsDashboard.Jobs.Data;
using JobsDashboard.Settings;

namespace JobsDashboard.SignIn;

/// <summary>What the groups of a sign-in let a user see, as the settings say. A group that they do not name gives nothing.</summary>
internal sealed class GroupRights
{
    private const string GlobalAdmin = "GlobalAdmin";
    private const string Expected = "expected GlobalAdmin, Member:<WorkspaceId> or Admin:<WorkspaceId>";

    private readonly ILookup<string, Right> _rights;

    private GroupRights(IEnumerable<(string Group, Right Right)> rights)
    {
        // Names of groups compare byte for byte, as ids do.
        _rights = rights.ToLookup(one => one.Group, one => one.Right, StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads the setting: below the name of each group a list of rights. A group whose name cannot be the name of a setting, because it
    /// has a colon for instance, is an entry with <c>Group</c> and <c>Rights</c>.
    /// </summary>
    /// <exception cref="RefusedSettingException">A right is none.</exception>
    public static GroupRights Read(IConfigurationSection? groups)
    {
        var entries = (groups?.GetChildren() ?? []).SelectMany(EntriesOf).ToList();
        RefusedSettingException.ThrowIfAny(entries
            .Where(entry => Right.Read(entry.Text) is null)
            .Select(entry => $"The setting {entry.Setting} is '{entry.Text}'; {Expected}."));
        return new(entries.Select(entry => (entry.Group, Right.Read(entry.Text)!)));
    }

    /// <summary>What a user with these groups may see.</summary>
    public (bool IsGlobalAdmin, IReadOnlyDictionary<string, WorkspaceRole> Workspaces) Of(IEnumerable<string> groups)
    {
        var rights = groups.SelectMany(group => _rights[group]).ToList();
        var workspaces = rights
            .Where(right => right.WorkspaceId is not null)
            .GroupBy(right => right.WorkspaceId!, right => right.Role, StringComparer.Ordinal)
            // Who is an admin by one group stays one, whatever the others say.
            .ToDictionary(roles => roles.Key, roles => roles.Max(), StringComparer.Ordinal);
        return (rights.Exists(right => right.WorkspaceId is null), workspaces);
    }

    private static IEnumerable<(string Setting, string Group, string Text)> EntriesOf(IConfigurationSection entry)
    {
        var (group, rights) = entry["Group"] is { } named ? (named, entry.GetSection("Rights")) : (entry.Key, entry);
        return rights.AsEnumerable()
            .Where(setting => setting.Value is { Length: > 0 })
            .Select(setting => (setting.Key, group, setting.Value!));
    }

    // Without a workspace it is that of a global admin.
    private sealed record Right(string? WorkspaceId, WorkspaceRole Role)
    {
        public static Right? Read(string text) => text.Split(':', 2) switch
        {
            [GlobalAdmin] => new Right(null, WorkspaceRole.Admin),
            [nameof(WorkspaceRole.Admin), { Length: > 0 } workspace] => new Right(workspace, WorkspaceRole.Admin),
            [nameof(WorkspaceRole.Member), { Length: > 0 } workspace] => new Right(workspace, WorkspaceRole.Member),
            _ => null,
        };
    }
}
