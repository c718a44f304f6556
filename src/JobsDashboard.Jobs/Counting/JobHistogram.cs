using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Jobs.Counting;

/// <summary>Counts jobs by time and status.</summary>
internal static class JobHistogram
{
    /// <param name="visible">The jobs that the caller may see.</param>
    /// <param name="question">Which of them.</param>
    /// <param name="size">How long a bucket is; null for the shortest nice size.</param>
    /// <param name="max">The most buckets there may be.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<TimeHistogram> CountAsync(
        VisibleJobs visible, ResolvedQuestion question, BucketSize? size, int max, CancellationToken cancellationToken)
    {
        var jobs = visible.Matching(question);
        var time = question.Request.TimeRangeField.Column;
        if (await RangeAsync(visible, jobs, question, cancellationToken) is not var (from, to))
        {
            return new TimeHistogram(null, [], await visible.Tally.CountAsync(visible.Db, jobs, cancellationToken));
        }
        var length = size ?? BucketSize.For(from, to, max);
        if (length.CountOf(from, to) > max)
        {
            throw new TooManyBucketsException(BucketSize.For(from, to, max));
        }
        var within = Within(jobs, time, from, to);
        var spans = await visible.Tally.BySpanAsync(
            visible.Db, within, time, -BucketSize.SecondsBeforeUnix, length.Seconds, cancellationToken);
        var byBucket = spans.ToLookup(span => span.Span, span => (span.Status, span.Count));
        return new TimeHistogram(
            length,
            [
                .. Enumerable.Range(0, (int)length.CountOf(from, to))
                    .Select(at => length.NumberOf(from) + at)
                    .Select(number => Bucket(length.StartOf(number), byBucket[number])),
            ],
            byBucket[null].Sum(span => span.Count));
    }

    /// <param name="visible">The jobs that the caller may see.</param>
    /// <param name="question">Which of them.</param>
    /// <param name="clock">Divides time.</param>
    /// <param name="max">The most buckets there may be.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<ZonedHistogram> CountAsync(
        VisibleJobs visible, ResolvedQuestion question, ZoneClock clock, int max, CancellationToken cancellationToken)
    {
        var jobs = visible.Matching(question);
        var time = question.Request.TimeRangeField.Column;
        if (await RangeAsync(visible, jobs, question, cancellationToken) is not var (from, to))
        {
            return new ZonedHistogram(
                null, [], default, default, default, await visible.Tally.CountAsync(visible.Db, jobs, cancellationToken));
        }
        var (step, bounds) = TimeStep.For(clock, from, to, max);
        var (start, length) = Cells(bounds, from, to);
        var within = Within(jobs, time, from, to);
        var counts = new Dictionary<(int At, JobStatus? Status), long>();
        var withoutTime = 0L;
        foreach (var span in await visible.Tally.BySpanAsync(visible.Db, within, time, start, length, cancellationToken))
        {
            if (span.Span is not { } number)
            {
                withoutTime += span.Count;
                continue;
            }
            var found = bounds.AsSpan().BinarySearch(Math.Max(start + (number * length), bounds[0]));
            var key = (found >= 0 ? found : ~found - 1, span.Status);
            counts[key] = counts.GetValueOrDefault(key) + span.Count;
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
        VisibleJobs visible, IQueryable<Job> jobs, ResolvedQuestion question, CancellationToken cancellationToken)
    {
        if (question is { FirstSecond: { } first, LastSecond: { } last })
        {
            return first <= last ? (first, last) : null;
        }
        if (await visible.Tally.RangeAsync(visible.Db, jobs, question.Request.TimeRangeField.Column, cancellationToken) is not { } range)
        {
            return null;
        }
        var (from, to) = (question.FirstSecond ?? range.First, question.LastSecond ?? range.Last);
        return from <= to ? (from, to) : null;
    }

    // What has arrived beyond an open side since its end was asked for is left out.
    private static IQueryable<Job> Within(IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long from, long to) =>
        jobs.Where(time.Is(t => t == null || (t >= from && t <= to)));

    // What counts knows no time zones, so it counts in cells of equal length, the longest by which no bound lies within a cell. Where the
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

    private static HistogramBucket Bucket(DateTimeOffset start, IEnumerable<(JobStatus? Status, long Count)> cells) => new(
        start,
        cells.Where(cell => cell.Status is not null).ToImmutableDictionary(cell => cell.Status!.Value, cell => cell.Count),
        cells.Where(cell => cell.Status is null).Sum(cell => cell.Count));
}
