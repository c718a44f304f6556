namespace JobsDashboard.Sqlite.Columns;

/// <summary>A job as it was read: a number of each column, and the ids of its tags.</summary>
internal readonly record struct ReadJob(long Id, long[] Numbers, int[] Tags);
