using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Tallying;

namespace JobsDashboard.Jobs.Counting;

/// <summary>A field that every job has as a number: several of them can be counted in one pass.</summary>
internal abstract class KeyedCount(JobField field) : CountedField(field)
{
    /// <summary>The number; null for the jobs without a value.</summary>
    public abstract Expression<Func<Job, int?>> Key { get; }

    /// <summary>The values that the counted numbers stand for.</summary>
    public abstract IAsyncEnumerable<ValueTally> ValuesAsync(
        VisibleJobs visible, IReadOnlyList<KeyCount> counts, ValueMatch match, CancellationToken cancellationToken);

    internal sealed override async IAsyncEnumerable<ValueTally> TallyAsync(
        VisibleJobs visible, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counts = await visible.Tally.ByKeyAsync(visible.Db, jobs, Key, cancellationToken);
        await foreach (var tally in ValuesAsync(visible, counts, match, cancellationToken))
        {
            yield return tally;
        }
    }
}
