using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Tallying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Specification.Databases;

/// <summary>Has the embedded database count for years whenever all jobs of a question are counted, as long as it is told to.</summary>
public sealed class EndlessCounts
{
    private TaskCompletionSource _begun = Beginning();

    /// <summary>Whether a count that begins now has no end.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Ends when such a count has begun, with its deadline.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Waits for another one from now on.</summary>
    public void Reset() => _begun = Beginning();

    /// <summary>Puts it in place of what counts.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IJobTally>(new Tally(this));

    // Who waits for it must not go on in the place of the count.
    private static TaskCompletionSource Beginning() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Tally(EndlessCounts counts) : IJobTally
    {
        private readonly SqlTally _sql = new();

        public CountSource Source => _sql.Source;

        public void Begin() => _sql.Begin();

        public async Task<long> CountAsync(JobsDb db, IQueryable<Job> jobs, CancellationToken cancellationToken)
        {
            if (!counts.IsOn)
            {
                return await _sql.CountAsync(db, jobs, cancellationToken);
            }
            counts._begun.TrySetResult();
            var endless = await db.Database
                .SqlQuery<long>($"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS Value FROM n")
                .ToListAsync(cancellationToken);
            return endless[0];
        }

        public Task<IReadOnlyList<long>?> OrderedAsync(
            JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken) =>
            _sql.OrderedAsync(db, jobs, key, ascending, part, cancellationToken);

        public Task<IReadOnlyList<KeyCount>> ByKeyAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, int?>> key, CancellationToken cancellationToken) =>
            _sql.ByKeyAsync(db, jobs, key, cancellationToken);

        public Task<IReadOnlyList<KeyCount>> ByTagAsync(
            JobsDb db, IQueryable<Job> jobs, IQueryable<Tag> tags, bool withAll, CancellationToken cancellationToken) =>
            _sql.ByTagAsync(db, jobs, tags, withAll, cancellationToken);

        public Task<(long First, long Last)?> RangeAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, CancellationToken cancellationToken) =>
            _sql.RangeAsync(db, jobs, time, cancellationToken);

        public Task<IReadOnlyList<SpanCount>> BySpanAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long origin, long length,
            CancellationToken cancellationToken) =>
            _sql.BySpanAsync(db, jobs, time, origin, length, cancellationToken);

        public Task<UseSums> UsesAsync(JobsDb db, IQueryable<Job> jobs, long now, CancellationToken cancellationToken) =>
            _sql.UsesAsync(db, jobs, now, cancellationToken);
    }
}
