namespace JobsDashboard.Jobs.Storing;

/// <summary>How far the search in texts is behind what is stored: where it is, a search may miss jobs that are in the list.</summary>
/// <param name="UnreadJobs">About how many jobs have words that are not found yet.</param>
/// <param name="IsBeingBuilt">Whether all jobs are being read anew, so that any of them may be missing.</param>
public readonly record struct SearchLag(long UnreadJobs, bool IsBeingBuilt)
{
    /// <summary>Whether a search may miss anything.</summary>
    public bool IsBehind => UnreadJobs > 0 || IsBeingBuilt;
}
