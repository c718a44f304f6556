using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>The columns of the jobs with a run of ids. Never changed once made, so that a reader may go on with it.</summary>
/// <param name="Present">Which rows have a job.</param>
/// <param name="Columns">The columns, in the order of the <see cref="ColumnLayout"/>.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Names">The names as they are searched.</param>
internal sealed record ColumnSegment(ulong[] Present, PackedColumn[] Columns, TagLists Tags, PackedTexts Names)
{
    public static int NumberOf(long id) => (int)((id - 1) / RowMask.Rows);

    public static int RowOf(long id) => (int)((id - 1) % RowMask.Rows);

    /// <summary>The bytes that it takes, nearly.</summary>
    public long Bytes =>
        Columns.Sum(column => column.Bytes) + (Present == RowMask.All ? 0 : Present.Length * sizeof(ulong)) + Tags.Bytes + Names.Bytes;

    public static ColumnSegment Read(BinaryReader file, int columns) =>
        new(RowMask.Shared(file.ReadNumbers<ulong>()), file.ReadColumns(columns), TagLists.Read(file), PackedTexts.Read(file));

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void WriteTo(BinaryWriter file)
    {
        file.WriteNumbers<ulong>(Present);
        Array.ForEach(Columns, column => column.WriteTo(file));
        Tags.WriteTo(file);
        Names.WriteTo(file);
    }

    /// <summary>The segment with some jobs replaced or removed.</summary>
    /// <param name="jobs">The jobs, in the order of their ids.</param>
    /// <param name="layout">Which columns there are.</param>
    /// <param name="isComplete">Whether no more jobs will be added at its end.</param>
    public ColumnSegment With(IReadOnlyList<ReadJob> jobs, ColumnLayout layout, bool isComplete) =>
        With(jobs, Tags.With([.. jobs.Select(job => (RowOf(job.Id), job.Tags))]), layout, isComplete, areNew: false);

    /// <summary>
    /// The segment with jobs added after all that it has or had. Most of it is shared by both, so only one is to be made of each segment
    /// that anybody sees.
    /// </summary>
    /// <param name="jobs">The jobs, in the order of their ids.</param>
    /// <param name="tags">Their tags, as <see cref="TagLists.WithAdded"/> takes them.</param>
    /// <param name="layout">Which columns there are.</param>
    /// <param name="isComplete">Whether no more jobs will be added at its end.</param>
    public ColumnSegment WithAdded(IReadOnlyList<ReadJob> jobs, ReadOnlySpan<long> tags, ColumnLayout layout, bool isComplete) =>
        With(jobs, Tags.WithAdded(tags), layout, isComplete, areNew: true);

    private ColumnSegment With(IReadOnlyList<ReadJob> jobs, TagLists tags, ColumnLayout layout, bool isComplete, bool areNew)
    {
        var present = (ulong[])Present.Clone();
        var rows = jobs.Select(job => RowOf(job.Id)).ToList();
        foreach (var (job, row) in jobs.Zip(rows))
        {
            var bit = 1UL << (row & 63);
            present[row >> 6] = job.IsRemoved ? present[row >> 6] & ~bit : present[row >> 6] | bit;
        }
        var changes = new (int, long)[jobs.Count];
        return Of(
            present,
            [.. Columns.Select(With)],
            tags,
            Names.With(jobs.Index().ToDictionary(job => rows[job.Index], job => job.Item.Name)),
            layout,
            isComplete,
            areNew ? null : Columns);

        PackedColumn With(PackedColumn column, int at)
        {
            for (var i = 0; i < changes.Length; i++)
            {
                changes[i] = (rows[i], jobs[i].Numbers[at]);
            }
            return column.With(changes, areNew);
        }
    }

    /// <param name="present">Which rows have a job.</param>
    /// <param name="columns">The columns, which are the segment's from now on.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="names">The names.</param>
    /// <param name="layout">Which columns they are.</param>
    /// <param name="isComplete">Whether no more jobs will be added at its end: before, it changes too often to be made short.</param>
    /// <param name="before">The columns before a few of their numbers were changed.</param>
    public static ColumnSegment Of(
        ulong[] present,
        PackedColumn[] columns,
        TagLists tags,
        PackedTexts names,
        ColumnLayout layout,
        bool isComplete,
        PackedColumn[]? before = null)
    {
        if (isComplete)
        {
            Nearness.Shorten(columns, layout.Expected, before);
            names = before is null ? names.Trimmed() : names;
        }
        return new ColumnSegment(RowMask.Shared(present), columns, tags, names);
    }
}
