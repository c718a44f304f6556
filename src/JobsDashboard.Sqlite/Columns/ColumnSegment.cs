namespace JobsDashboard.Sqlite.Columns;

/// <summary>The columns of the jobs with a run of ids. Never changed once made, so that a reader may go on with it.</summary>
/// <param name="Present">Which rows have a job.</param>
/// <param name="Columns">The columns, in the order of the <see cref="ColumnLayout"/>.</param>
/// <param name="Tags">The tags.</param>
internal sealed record ColumnSegment(ulong[] Present, PackedColumn[] Columns, TagLists Tags)
{
    /// <summary>How many ids a segment has.</summary>
    public const int Rows = 65_536;

    public static int NumberOf(long id) => (int)((id - 1) / Rows);

    public static int RowOf(long id) => (int)((id - 1) % Rows);

    /// <summary>The bytes that it takes, nearly.</summary>
    public long Bytes => Columns.Sum(column => (long)column.Width * Rows) + (Present.Length * sizeof(ulong)) + Tags.Bytes;

    /// <summary>The segment with the jobs of some rows added, replaced or removed.</summary>
    public ColumnSegment With(IReadOnlyList<ReadJob> jobs)
    {
        var present = (ulong[])Present.Clone();
        var rows = jobs.Select(job => RowOf(job.Id)).ToList();
        foreach (var (job, row) in jobs.Zip(rows))
        {
            var bit = 1UL << (row & 63);
            present[row >> 6] = job.IsRemoved ? present[row >> 6] & ~bit : present[row >> 6] | bit;
        }
        return new(present, [.. Columns.Select(With)], Tags.With([.. jobs.Select((job, i) => (rows[i], job.Tags))]));

        PackedColumn With(PackedColumn column, int at)
        {
            var changes = new (int, long)[jobs.Count];
            for (var i = 0; i < changes.Length; i++)
            {
                changes[i] = (rows[i], jobs[i].Numbers[at]);
            }
            return column.With(changes);
        }
    }
}
