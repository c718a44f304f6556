using System.Runtime.CompilerServices;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import.Tests;

/// <summary>A store that keeps the writer's contract in memory, and can be made to fail like a killed process.</summary>
internal sealed class MemoryJobWriter : IJobWriter
{
    private readonly SortedDictionary<string, string> _jobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImportMark> _marks = [];

    public IReadOnlyDictionary<string, string> Jobs => _jobs;

    public IReadOnlyDictionary<string, ImportMark> Marks => _marks;

    /// <summary>Batches to store before the next one fails; none when null.</summary>
    public int? FailAfter { get; set; }

    public int Batches { get; private set; }

    public Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken) =>
        Task.FromResult(_marks.GetValueOrDefault(source, ImportMark.None));

    public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) => Task.FromResult(_marks.Remove(source));

    public async IAsyncEnumerable<ImportMark> WriteAsync(
        IAsyncEnumerable<JobBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            if (Batches == FailAfter)
            {
                throw new IOException("The process was killed.");
            }
            Batches++;
            var mark = Store(batch, await FindMarkAsync(batch.Source!, cancellationToken));
            _marks[batch.Source!] = mark;
            yield return mark;
        }
    }

    private ImportMark Store(JobBatch batch, ImportMark mark)
    {
        mark = mark with { Rejected = mark.Rejected + batch.Rejected, IsComplete = batch.IsLast };
        foreach (var job in batch.Jobs)
        {
            var json = JsonSerializer.Serialize(job, JobJson.Wire.JobItem);
            mark = !_jobs.TryGetValue(job.JobId!, out var stored) ? mark with { New = mark.New + 1 }
                : stored == json ? mark with { Unchanged = mark.Unchanged + 1 }
                : mark with { Changed = mark.Changed + 1 };
            _jobs[job.JobId!] = json;
        }
        return mark;
    }
}
