using JobsDashboard.Components.Shared;

namespace JobsDashboard.Components.Accounts;

/// <summary>The path of a workspace's page. The id is encoded once and decoded once, as in <see cref="JobPath"/>.</summary>
internal static class WorkspacePath
{
    private const string Folder = $"/{AccountPages.Members}/";

    /// <summary>The path of a workspace's page, from the path of all pages on.</summary>
    public static string To(string workspaceId) => Folder[1..] + Uri.EscapeDataString(workspaceId);

    /// <summary>The id in the address as the client sent it.</summary>
    public static string IdIn(HttpContext http) => JobPath.IdIn(http, Folder);

    /// <summary>The id in an address that is not decoded yet.</summary>
    public static string IdIn(string address) => JobPath.IdIn(address, Folder);
}
