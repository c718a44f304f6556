namespace JobsDashboard.Jobs.Tallying;

/// <summary>What counts the jobs of a question.</summary>
public enum CountSource
{
    /// <summary>The database.</summary>
    Database,

    /// <summary>The database, until the columns of all jobs have been read into memory.</summary>
    DatabaseMeanwhile,

    /// <summary>The columns in memory, which follow what is written.</summary>
    Memory,
}
