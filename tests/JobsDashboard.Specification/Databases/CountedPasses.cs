using System.Collections.Concurrent;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Tallying;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Specification.Databases;

/// <summary>Notes how many fields are counted in each pass over the jobs.</summary>
/// <param name="keysAtOnce">How many may be.</param>
public sealed class CountedPasses(int keysAtOnce)
{
    private readonly ConcurrentQueue<int> _fields = [];

    /// <summary>The number of fields of each pass so far.</summary>
    public int[] Fields => [.. _fields];

    /// <summary>Counts so from now on.</summary>
    public void CountIn(IServiceCollection services) => services.AddSingleton<IJobTally>(new NotingTally(keysAtOnce, _fields));

    private sealed class NotingTally(int keysAtOnce, ConcurrentQueue<int> fields) : SqlTally, IJobTally
    {
        int IJobTally.KeysAtOnce => keysAtOnce;

        Task<IReadOnlyList<KeyCount>> IJobTally.ByKeyAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, int?>> key, CancellationToken cancellationToken)
        {
            fields.Enqueue(1);
            return ByKeyAsync(db, jobs, key, cancellationToken);
        }

        async Task<IReadOnlyList<IReadOnlyList<KeyCount>>> IJobTally.ByKeysAsync(
            JobsDb db, IQueryable<Job> jobs, IReadOnlyList<Expression<Func<Job, int?>>> keys, CancellationToken cancellationToken)
        {
            fields.Enqueue(keys.Count);
            var counts = new List<IReadOnlyList<KeyCount>>();
            foreach (var key in keys)
            {
                counts.Add(await ByKeyAsync(db, jobs, key, cancellationToken));
            }
            return counts;
        }
    }
}
