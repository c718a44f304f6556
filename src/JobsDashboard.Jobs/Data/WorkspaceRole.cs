namespace JobsDashboard.Jobs.Data;

/// <summary>What a user may see in a workspace. The numbers are stored.</summary>
public enum WorkspaceRole
{
    /// <summary>Every public job.</summary>
    Member = 1,

    /// <summary>Every job.</summary>
    Admin = 2,
}
