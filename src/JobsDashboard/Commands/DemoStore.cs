using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Demo jobs on their way into the store.</summary>
internal static class DemoStore
{
    private const int BatchSize = 5_000;

    public static async Task<ImportMark> AddAsync(IServiceProvider services, int count, int seed, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var batches = DemoJobs.Make(count, seed, now).Chunk(BatchSize).Select(jobs => new JobBatch([.. jobs])).ToAsyncEnumerable();
        return await services.GetRequiredService<IJobWriter>().WriteAsync(batches, cancellationToken).LastAsync(cancellationToken);
    }
}
