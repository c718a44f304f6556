using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Tallying;

/// <summary>Counts in the database, each in one statement but for the summary's median.</summary>
internal class SqlTally : IJobTally
{
    public CountSource Source => CountSource.Database;

    public void Begin()
    {
    }

    public Task<long> CountAsync(JobsDb db, IQueryable<Job> jobs, CancellationToken cancellationToken) =>
        jobs.LongCountAsync(cancellationToken);

    public Task<IReadOnlyList<long>?> OrderedAsync(
        JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<long>?>(null);

    public async Task<IReadOnlyList<KeyCount>> ByKeyAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, int?>> key, CancellationToken cancellationToken) =>
        await jobs.GroupBy(key).Select(group => new KeyCount(group.Key, group.LongCount())).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<KeyCount>> ByTagAsync(
        JobsDb db, IQueryable<Job> jobs, IQueryable<Tag> tags, bool withAll, CancellationToken cancellationToken)
    {
        // Counted by the tag's number before its text is looked up: there are far fewer tags than jobs that carry one.
        // A join, because "is among the jobs" would have a database look for every tag of every job.
        var counts = tags
            .Join(db.JobTags, tag => tag.TagId, carried => carried.TagId, (_, carried) => carried)
            .Join(jobs, carried => carried.JobId, job => job.Id, (carried, _) => carried)
            .GroupBy(carried => (int?)carried.TagId)
            .Select(group => new { group.Key, Count = group.LongCount() });
        if (withAll)
        {
            counts = counts.Concat(jobs.GroupBy(_ => 1).Select(all => new { Key = (int?)null, Count = all.LongCount() }));
        }
        return await counts.Select(count => new KeyCount(count.Key, count.Count)).ToListAsync(cancellationToken);
    }

    public virtual async Task<(long First, long Last)?> RangeAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, CancellationToken cancellationToken) =>
        // One after the other, because an index has either at its end.
        await jobs.MinAsync(time, cancellationToken) is { } first && await jobs.MaxAsync(time, cancellationToken) is { } last
            ? (first, last)
            : null;

    public async Task<IReadOnlyList<SpanCount>> BySpanAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long origin, long length,
        CancellationToken cancellationToken) =>
        await jobs
            .GroupBy(time.With((job, t) => new { Span = (t - origin) / length, job.Status }))
            .Select(span => new SpanCount(span.Key.Span, span.Key.Status, span.LongCount()))
            .ToListAsync(cancellationToken);

    public async Task<UseSums> UsesAsync(JobsDb db, IQueryable<Job> jobs, long now, CancellationToken cancellationToken)
    {
        var sums = await jobs.Select(JobUse.At(now))
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Jobs = all.LongCount(),
                Gpus = all.Sum(use => use.Gpus),
                Used = all.Sum(use => use.Gpus * use.Seconds),
                UsedByFailed = all.Sum(use => use.IsFailed ? use.Gpus * use.Seconds : 0),
                Queued = all.LongCount(use => use.HasQueueTime),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return sums is null
            ? default
            : new UseSums(
                sums.Jobs, sums.Gpus, sums.Used, sums.UsedByFailed,
                sums.Queued == 0 ? null : await MedianAsync(jobs, sums.Queued, cancellationToken));
    }

    // Where jobs go away meanwhile, there may be no such place any more.
    private static Task<long?> MedianAsync(IQueryable<Job> jobs, long queued, CancellationToken cancellationToken) => jobs
        .Where(JobFields.QueueTime.HasValue)
        .OrderBy(JobFields.QueueTime.Column)
        .Select(JobFields.QueueTime.Column)
        .Skip((int)((queued - 1) / 2))
        .FirstOrDefaultAsync(cancellationToken);
}
