using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A batch, ready to be written: each job once, by its last row.</summary>
internal sealed record PreparedBatch(JobBatch Batch, List<PreparedJob> Jobs)
{
    public static PreparedBatch Of(JobBatch batch)
    {
        var jobs = new OrderedDictionary<string, PreparedJob>(StringComparer.Ordinal);
        foreach (var job in batch.Jobs)
        {
            var prepared = PreparedJob.Of(job);
            jobs[prepared.JobIdKey] = prepared;
        }
        return new PreparedBatch(batch, [.. jobs.Values]);
    }
}
