namespace JobsDashboard.Sqlite.Columns;

/// <summary>A job as it was read: a number of each column, the ids of its tags, and its name.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Numbers">A number of each column; none of a job that has been removed.</param>
/// <param name="Tags">The ids of its tags; none of a new job, since those of new jobs are read together.</param>
/// <param name="Name">Its name as it is searched, in UTF-8; null for none.</param>
/// <param name="IsRemoved">Whether it is there no more.</param>
internal readonly record struct ReadJob(long Id, long[] Numbers, int[] Tags, byte[]? Name, bool IsRemoved = false);
