using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Fields;

/// <summary>Which index gives an order.</summary>
internal enum SortIndex
{
    /// <summary>None: the jobs are sorted.</summary>
    None,

    /// <summary>
    /// One over the narrow row. Read backwards it has the jobs without a value last, as wanted; read forwards it has them first.
    /// </summary>
    Narrow,

    /// <summary>One over the wide half, which has no row order of its own for the jobs without a value.</summary>
    Wide,
}

/// <summary>
/// What jobs are ordered by when they are ordered by a field: jobs without a value last, ties by the job's key in the same direction.
/// </summary>
internal abstract class SortKey
{
    /// <summary>Which index gives the order.</summary>
    public SortIndex Index { get; init; }

    /// <summary>What jobs are ordered by.</summary>
    public abstract LambdaExpression Key { get; }

    /// <summary>The jobs in order.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="ascending">The smallest value first.</param>
    /// <param name="haveValue">Whether all of them have a value.</param>
    public abstract IQueryable<Job> Order(IQueryable<Job> jobs, bool ascending, bool haveValue);

    /// <summary>
    /// The jobs in order, in one statement or in two: those with a value, then those without, which are only asked when the first has too
    /// few.
    /// </summary>
    /// <remarks>Where an index gives the order, it cannot give it with the jobs without a value at the other end.</remarks>
    public abstract IReadOnlyList<IQueryable<Job>> OrderInParts(IQueryable<Job> jobs, bool ascending, bool haveValue);

    public static SortKey By<T>(Expression<Func<Job, T>> key, SortIndex index = SortIndex.None) => new OfColumn<T>(key) { Index = index };

    private sealed class OfColumn<T>(Expression<Func<Job, T>> key) : SortKey
    {
        public override LambdaExpression Key => key;

        public override IReadOnlyList<IQueryable<Job>> OrderInParts(IQueryable<Job> jobs, bool ascending, bool haveValue)
        {
            var inParts = Index switch
            {
                SortIndex.Wide => true,
                SortIndex.Narrow => ascending && !haveValue,
                _ => false,
            };
            if (!inParts)
            {
                return [Order(jobs, ascending, haveValue)];
            }
            var (with, without) = (jobs.Where(JobExpressions.Not(key.IsNull())), jobs.Where(key.IsNull()));
            return
            [
                Order(with, ascending, haveValue: true),
                ascending ? without.OrderBy(job => job.Id) : without.OrderByDescending(job => job.Id),
            ];
        }

        public override IQueryable<Job> Order(IQueryable<Job> jobs, bool ascending, bool haveValue)
        {
            // Both databases count null as smallest: last when descending as it is, and when ascending only if told so,
            // which costs the index that would otherwise give the order. So it is said only where a null can be.
            if (!ascending)
            {
                return jobs.OrderByDescending(key).ThenByDescending(job => job.Id);
            }
            return haveValue
                ? jobs.OrderBy(key).ThenBy(job => job.Id)
                : jobs.OrderBy(key.IsNull()).ThenBy(key).ThenBy(job => job.Id);
        }
    }
}
