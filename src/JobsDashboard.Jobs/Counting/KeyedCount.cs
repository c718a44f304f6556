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

    /// <summary>Whether several numbers may stand for one value.</summary>
    protected virtual bool JoinsNumbers => false;

    /// <summary>The most used of all values. What the others are need not be looked up.</summary>
    public async Task<TopValues> TopAsync(
        VisibleJobs visible, IReadOnlyList<KeyCount> counts, int size, CancellationToken cancellationToken)
    {
        var values = counts.Where(count => count.Key is not null).Select(count => count.Count);
        var least = JoinsNumbers ? 0 : values.OrderDescending().Take(size).LastOrDefault();
        var mostUsed = counts.Where(count => count.Key is null || count.Count >= least).ToList();
        var top = await TopValues.OfAsync(ValuesAsync(visible, mostUsed, ValueMatch.All, cancellationToken), size, cancellationToken);
        foreach (var other in values.Where(count => count < least))
        {
            top.AddOther(other);
        }
        return top;
    }

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
