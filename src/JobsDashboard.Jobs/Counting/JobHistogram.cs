using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>Counts jobs by time and status.</summary>
internal static class JobHistogram
{
    /// <param name="jobs">The jobs that the question finds.</param>
    /// <param name="question">The question.</param>
    /// <param name="size">How long a bucket is; null for the shortest nice size.</param>
    /// <param name="max">The most buckets there may be.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<TimeHistogram> CountAsync(
        IQueryable<Job> jobs, ResolvedQuestion question, BucketSize? size, int max, CancellationToken cancellationToken)
    {
        var time = question.Request.TimeRangeField.Column;
        // An open side ends where its jobs do.
        var first = question.FirstSecond ?? await jobs.MinAsync(time, cancellationToken);
        var last = question.LastSecond ?? await jobs.MaxAsync(time, cancellationToken);
        if (first is not { } from || last is not { } to || from > to)
        {
            return new TimeHistogram(null, [], await jobs.LongCountAsync(cancellationToken));
        }
        var length = size ?? BucketSize.For(from, to, max);
        if (length.CountOf(from, to) > max)
        {
            throw new TooManyBucketsException(BucketSize.For(from, to, max));
        }
        // What has arrived beyond an open side since then is left out.
        return await CountAsync(jobs.Where(time.Is(t => t == null || (t >= from && t <= to))), time, (from, to), length, cancellationToken);
    }

    private static async Task<TimeHistogram> CountAsync(
        IQueryable<Job> jobs,
        Expression<Func<Job, long?>> time,
        (long First, long Last) range,
        BucketSize size,
        CancellationToken cancellationToken)
    {
        var seconds = size.Seconds;
        var cells = await jobs
            .GroupBy(time.With((job, t) => new { Bucket = (t + BucketSize.SecondsBeforeUnix) / seconds, job.Status }))
            .Select(cell => new { cell.Key.Bucket, cell.Key.Status, Count = cell.LongCount() })
            .ToListAsync(cancellationToken);
        var byBucket = cells.ToLookup(cell => cell.Bucket, cell => (cell.Status, cell.Count));
        return new TimeHistogram(
            size,
            [
                .. Enumerable.Range(0, (int)size.CountOf(range.First, range.Last))
                    .Select(at => size.NumberOf(range.First) + at)
                    .Select(number => Bucket(size.StartOf(number), byBucket[number])),
            ],
            byBucket[null].Sum(cell => cell.Count));
    }

    private static HistogramBucket Bucket(DateTimeOffset start, IEnumerable<(JobStatus? Status, long Count)> cells) => new(
        start,
        cells.Where(cell => cell.Status is not null).ToImmutableDictionary(cell => cell.Status!.Value, cell => cell.Count),
        cells.Where(cell => cell.Status is null).Sum(cell => cell.Count));
}
