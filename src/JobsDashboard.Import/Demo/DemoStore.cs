using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import.Demo;

public static class DemoStore
{
    private const int BatchSize = 5_000;

    /// <summary>Stores the jobs of <see cref="DemoJobs.Make"/>. Jobs that are stored already are updated.</summary>
    public static async Task<ImportMark> FillAsync(
        IJobWriter writer, int count, int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batches = DemoJobs.Make(count, seed, now).Chunk(BatchSize).Select(jobs => new JobBatch([.. jobs])).ToAsyncEnumerable();
        return await writer.WriteAsync(batches, cancellationToken).LastAsync(cancellationToken);
    }
}
