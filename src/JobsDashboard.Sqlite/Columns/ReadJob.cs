namespace JobsDashboard.Sqlite.Columns;

/// <summary>A job as it was read: a number of each column, and the ids of its tags.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Numbers">A number of each column; none of a job that has been removed.</param>
/// <param name="Tags">The ids of its tags.</param>
/// <param name="IsRemoved">Whether it is there no more.</param>
internal readonly record struct ReadJob(long Id, long[] Numbers, int[] Tags, bool IsRemoved = false);
