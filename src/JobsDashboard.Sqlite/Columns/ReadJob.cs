namespace JobsDashboard.Sqlite.Columns;

/// <summary>A job as it was read: a number of each column, the ids of its tags, and its name as it is searched, in UTF-8.</summary>
internal readonly record struct ReadJob(long Id, long[] Numbers, int[] Tags, byte[]? Name);
