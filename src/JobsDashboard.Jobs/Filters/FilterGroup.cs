namespace JobsDashboard.Jobs.Filters;

/// <summary>What a filter is about, which is where a person looks for it.</summary>
public enum FilterGroup
{
    /// <summary>Where the job is in its life.</summary>
    Status,

    /// <summary>Words anywhere in the job, and in why it failed.</summary>
    Words,

    /// <summary>Which job it is.</summary>
    Job,

    /// <summary>Whose it is.</summary>
    Owner,

    /// <summary>Where it runs.</summary>
    Place,

    /// <summary>What it runs.</summary>
    Program,

    /// <summary>Where it came from.</summary>
    Origin,
}
