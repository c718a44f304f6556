namespace JobsDashboard.Scale.Questions;

/// <summary>What is asked about the jobs of a question.</summary>
internal enum Asked
{
    /// <summary>The rows of a page.</summary>
    Page,

    /// <summary>How many jobs there are.</summary>
    Total,

    /// <summary>Status, type, user and quota with their most used values.</summary>
    Facets,

    /// <summary>The keys of tags, with how many jobs have each.</summary>
    TagKeys,

    /// <summary>How many jobs each span of time has, by status.</summary>
    Histogram,

    /// <summary>What the jobs have asked for, used and waited.</summary>
    Footer,
}
