using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Tallying;

/// <summary>
/// Counts the jobs of a query, which already holds what is asked and what the caller may see. Counted are numbers; the texts that they
/// stand for are looked up afterwards.
/// </summary>
/// <remarks><see cref="SqlTally"/> is the reference. Another way must give the same numbers, and may be faster.</remarks>
internal interface IJobTally
{
    /// <summary>What counts at this moment.</summary>
    CountSource Source { get; }

    /// <summary>Begins whatever makes counting faster; returns at once.</summary>
    void Begin();

    /// <summary>How many jobs there are.</summary>
    Task<long> CountAsync(JobsDb db, IQueryable<Job> jobs, CancellationToken cancellationToken);

    /// <summary>
    /// The ids of some of the jobs in an order that no index gives: jobs without the value last, ties by the id in the same direction. Null
    /// when the database has to order them.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="key">What they are ordered by.</param>
    /// <param name="ascending">The smallest value first.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<long>?> OrderedAsync(
        JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken);

    /// <summary>The same, and how many jobs there are in all.</summary>
    /// <inheritdoc cref="OrderedAsync"/>
    async Task<(IReadOnlyList<long> Ids, long Count)?> OrderedAndCountedAsync(
        JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken) =>
        await OrderedAsync(db, jobs, key, ascending, part, cancellationToken) is { } ids
            ? (ids, await CountAsync(db, jobs, cancellationToken))
            : null;

    /// <summary>How many jobs have each key, in no order; null for the jobs without one.</summary>
    Task<IReadOnlyList<KeyCount>> ByKeyAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, int?>> key, CancellationToken cancellationToken);

    /// <summary>How many keys <see cref="ByKeysAsync"/> counts in one pass over the jobs.</summary>
    int KeysAtOnce => 1;

    /// <summary>How many jobs have each of several keys: for each what <see cref="ByKeyAsync"/> answers.</summary>
    async Task<IReadOnlyList<IReadOnlyList<KeyCount>>> ByKeysAsync(
        JobsDb db, IQueryable<Job> jobs, IReadOnlyList<Expression<Func<Job, int?>>> keys, CancellationToken cancellationToken)
    {
        var counts = new List<IReadOnlyList<KeyCount>>(keys.Count);
        foreach (var key in keys)
        {
            counts.Add(await ByKeyAsync(db, jobs, key, cancellationToken));
        }
        return counts;
    }

    /// <summary>How many jobs carry each of some tags, by <see cref="Tag.TagId"/> and in no order.</summary>
    /// <param name="db">Where the tags are.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="withAll">Whether there is another entry, without a key: how many jobs there are, at the same moment.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<KeyCount>> ByTagAsync(
        JobsDb db, IQueryable<Job> jobs, IQueryable<Tag> tags, bool withAll, CancellationToken cancellationToken);

    /// <summary>The first and the last time of any job; null when no job has one.</summary>
    Task<(long First, long Last)?> RangeAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, CancellationToken cancellationToken);

    /// <summary>How many jobs of each status have their time in each of many spans of equal length, in no order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="time">The time.</param>
    /// <param name="origin">What is taken off a time before it is divided, rounding towards zero.</param>
    /// <param name="length">How long a span is, in seconds.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<SpanCount>> BySpanAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long origin, long length, CancellationToken cancellationToken);

    /// <summary>What the jobs have asked for, used and waited, running ones reckoned up to a moment in Unix seconds.</summary>
    Task<UseSums> UsesAsync(JobsDb db, IQueryable<Job> jobs, long now, CancellationToken cancellationToken);
}
