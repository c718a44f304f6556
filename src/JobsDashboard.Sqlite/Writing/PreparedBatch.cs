using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A batch, ready to be written: each job once, by its newest row, and of equally new ones by the last.</summary>
internal sealed record PreparedBatch(JobBatch Batch, List<PreparedJob> Jobs)
{
    public static PreparedBatch Of(JobBatch batch)
    {
        var jobs = new OrderedDictionary<string, PreparedJob>(StringComparer.Ordinal);
        foreach (var job in batch.Jobs)
        {
            var prepared = PreparedJob.Of(job);
            if (!jobs.TryGetValue(prepared.JobIdKey, out var earlier))
            {
                jobs.Add(prepared.JobIdKey, prepared);
            }
            else if (!earlier.IsNewerThan(prepared))
            {
                var isWhole = JobMerging.IsWhole(job, earlier.Facts.Extras is not null);
                jobs[prepared.JobIdKey] = isWhole ? prepared : PreparedJob.Of(JobMerging.With(job, earlier.Facts.Item));
            }
        }
        return new PreparedBatch(batch, [.. jobs.Values]);
    }
}
