using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Components.Shared;

/// <summary>The pages about accounts, from the path of all pages on, and who may open which.</summary>
public static class AccountPages
{
    /// <summary>The caller's own access keys.</summary>
    public const string Keys = "keys";

    /// <summary>Everybody's access keys.</summary>
    public const string AllKeys = "keys/all";

    /// <summary>The workspaces whose members the caller manages.</summary>
    public const string Members = "members";

    /// <summary>The users.</summary>
    public const string Users = "users";

    /// <summary>The audit log.</summary>
    public const string Audit = "audit";

    /// <summary>The pages that a caller may open, by name and address.</summary>
    public static IEnumerable<(string Name, string Address)> For(JobCaller caller)
    {
        yield return ("Access keys", Keys);
        yield return ("Members of workspaces", Members);
        if (caller.IsGlobalAdmin)
        {
            yield return ("Everybody's keys", AllKeys);
            yield return ("Users", Users);
            yield return ("Audit log", Audit);
        }
    }
}
