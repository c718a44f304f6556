using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A batch, ready to be written: each job once, by its newest row, and of equally new ones by the last.</summary>
internal sealed record PreparedBatch<TJob>(JobBatch Batch, List<TJob> Jobs)
{
    public static PreparedBatch<TJob> Of(JobBatch batch, Func<JobItem, TJob> prepare)
    {
        var jobs = new OrderedDictionary<string, JobItem>(StringComparer.Ordinal);
        foreach (var job in batch.Jobs)
        {
            var key = JobIds.KeyOf(job.JobId!);
            if (!jobs.TryGetValue(key, out var earlier))
            {
                jobs.Add(key, job);
            }
            else if (!IsNewer(earlier, job))
            {
                jobs[key] = JobMerging.IsWhole(job, earlier.Extras is not null) ? job : JobMerging.With(job, earlier);
            }
        }
        return new PreparedBatch<TJob>(batch, [.. jobs.Values.Select(prepare)]);
    }

    /// <summary>The mark of the batch's source, seen to be where the batch begins.</summary>
    /// <remarks>Two that count one source together would each skip rows that only the other has seen.</remarks>
    /// <exception cref="JobsDatabaseException">It is somewhere else.</exception>
    public ImportMark Follow(ImportMark mark) => mark.Read == Batch.After
        ? mark
        : throw new JobsDatabaseException("Another import of the same file is running; let it finish, and run this one again.");

    /// <summary>What has been stored after this batch.</summary>
    public ImportMark After(ImportMark before, IReadOnlyDictionary<WriteOutcome, int> outcomes) => before with
    {
        New = before.New + outcomes.GetValueOrDefault(WriteOutcome.New),
        Changed = before.Changed + outcomes.GetValueOrDefault(WriteOutcome.Changed),
        Unchanged = before.Unchanged + outcomes.GetValueOrDefault(WriteOutcome.Unchanged) + Batch.Jobs.Length - Jobs.Count,
        Rejected = before.Rejected + Batch.Rejected,
        IsComplete = Batch.IsLast,
    };

    // As the store compares: in seconds.
    private static bool IsNewer(JobItem job, JobItem other) => job.GmtModifiedTime?.ToUnixTimeSeconds() > other.GmtModifiedTime?.ToUnixTimeSeconds();
}
