namespace JobsDashboard.Jobs.Storing;

/// <summary>How two records with the same id belong together.</summary>
public enum AttemptMatch
{
    /// <summary>Both tell of one attempt, perhaps of different moments in it.</summary>
    SameAttempt,

    /// <summary>The job was run more than once.</summary>
    OtherAttempt,

    /// <summary>The id was given twice, to jobs that have nothing else in common.</summary>
    OtherJob,
}
