using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import.Demo;

/// <summary>Demo jobs on their way into the store.</summary>
public static class DemoStore
{
    private const int BatchSize = 5_000;

    /// <summary>Stores <see cref="DemoJobs.Make"/>'s jobs; those that are there already are left or brought up to date.</summary>
    public static async Task<ImportMark> FillAsync(IJobWriter writer, int count, int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batches = DemoJobs.Make(count, seed, now).Chunk(BatchSize).Select(jobs => new JobBatch([.. jobs])).ToAsyncEnumerable();
        return await writer.WriteAsync(batches, cancellationToken).LastAsync(cancellationToken);
    }
}
