using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
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
        if (await RangeAsync(jobs, question, cancellationToken) is not var (from, to))
        {
            return new TimeHistogram(null, [], await jobs.LongCountAsync(cancellationToken));
        }
        var length = size ?? BucketSize.For(from, to, max);
        if (length.CountOf(from, to) > max)
        {
            throw new TooManyBucketsException(BucketSize.For(from, to, max));
        }
        return await CountAsync(Within(jobs, time, from, to), time, (from, to), length, cancellationToken);
    }

    /// <param name="jobs">The jobs that the question finds.</param>
    /// <param name="question">The question.</param>
    /// <param name="clock">Divides time.</param>
    /// <param name="max">The most buckets there may be.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<ZonedHistogram> CountAsync(
        IQueryable<Job> jobs, ResolvedQuestion question, ZoneClock clock, int max, CancellationToken cancellationToken)
    {
        var time = question.Request.TimeRangeField.Column;
        if (await RangeAsync(jobs, question, cancellationToken) is not var (from, to))
        {
            return new ZonedHistogram(null, [], default, default, default, await jobs.LongCountAsync(cancellationToken));
        }
        var (step, bounds) = TimeStep.For(clock, from, to, max);
        var (start, length) = Cells(bounds, from, to);
        var cells = Within(jobs, time, from, to)
            .GroupBy(time.With((job, t) => new { Cell = (t - start) / length, job.Status }))
            .Select(cell => new { cell.Key.Cell, cell.Key.Status, Count = cell.LongCount() });
        var counts = new Dictionary<(int At, JobStatus? Status), long>();
        var withoutTime = 0L;
        await foreach (var cell in cells.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (cell.Cell is not { } number)
            {
                withoutTime += cell.Count;
                continue;
            }
            var found = bounds.AsSpan().BinarySearch(Math.Max(start + (number * length), bounds[0]));
            var key = (found >= 0 ? found : ~found - 1, cell.Status);
            counts[key] = counts.GetValueOrDefault(key) + cell.Count;
        }
        var byBucket = counts.ToLookup(count => count.Key.At, count => (count.Key.Status, count.Value));
        return new ZonedHistogram(
            step,
            [.. bounds[..^1].Select((bound, at) => Bucket(ZoneClock.InstantOf(bound), byBucket[at]))],
            ZoneClock.InstantOf(bounds[^1]),
            ZoneClock.InstantOf(from),
            ZoneClock.InstantOf(to),
            withoutTime);
    }

    // An open side ends where its jobs do. Null where there is no range.
    private static async Task<(long First, long Last)?> RangeAsync(
        IQueryable<Job> jobs, ResolvedQuestion question, CancellationToken cancellationToken)
    {
        var time = question.Request.TimeRangeField.Column;
        var first = question.FirstSecond ?? await jobs.MinAsync(time, cancellationToken);
        var last = question.LastSecond ?? await jobs.MaxAsync(time, cancellationToken);
        return first is { } from && last is { } to && from <= to ? (from, to) : null;
    }

    // What has arrived beyond an open side since its end was asked for is left out.
    private static IQueryable<Job> Within(IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long from, long to) =>
        jobs.Where(time.Is(t => t == null || (t >= from && t <= to)));

    // Databases know no time zones, so they count in cells of equal length, the longest by which no bound lies within a cell. Where the
    // clock does not change, a cell is a bucket.
    private static (long Start, long Length) Cells(ImmutableArray<long> bounds, long from, long to)
    {
        var inner = bounds.Where(bound => bound > from && bound <= to).ToList();
        if (inner.Count == 0)
        {
            return (from, to - from + 1);
        }
        var length = inner.Zip(inner.Skip(1), (one, next) => next - one).Aggregate(0L, Divisor);
        length = length == 0 ? to - from + 1 : length;
        return (inner[0] - ((inner[0] - from + length - 1) / length * length), length);
    }

    private static long Divisor(long one, long other) => other == 0 ? one : Divisor(other, one % other);

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
