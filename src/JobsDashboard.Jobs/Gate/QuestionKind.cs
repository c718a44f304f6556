namespace JobsDashboard.Jobs.Gate;

/// <summary>What a question is for. Among the questions of one caller that wait, the first kind goes first.</summary>
internal enum QuestionKind
{
    /// <summary>Rows of the list, or one job. They wait for nothing that comes after them on the page.</summary>
    Rows,

    /// <summary>Values to choose from, which are asked for while somebody types.</summary>
    Suggestions,

    /// <summary>Whatever looks at all jobs that match: counts, facets, histograms, exports. They leave the others a place.</summary>
    Counts,
}
