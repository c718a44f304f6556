using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import.Demo;

public static class DemoStore
{
    // Three batches are in memory at once. Those of 5,000 took 240 MB more, of which the collector moved much again and again.
    private const int BatchSize = 1_000;

    /// <summary>Stores the jobs of <see cref="DemoJobs.Make"/>. Jobs that are stored already are updated.</summary>
    public static async Task<ImportMark> FillAsync(
        IJobWriter writer, int count, int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batches = DemoJobs.Make(count, seed, now).Chunk(BatchSize).Select(jobs => new JobBatch([.. jobs])).ToAsyncEnumerable();
        return await writer.WriteAsync(batches, cancellationToken).LastAsync(cancellationToken);
    }
}
