using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>Reckons a <see cref="JobSummary"/>.</summary>
internal static class SummaryCount
{
    private const double SecondsPerHour = 3600;

    /// <param name="jobs">The jobs that the question finds.</param>
    /// <param name="askedAt">The moment up to which running jobs are reckoned.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<JobSummary> CountAsync(IQueryable<Job> jobs, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var sums = await UsesAt(jobs, askedAt.ToUnixTimeSeconds())
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
            ? new JobSummary(0, 0, 0, 0, null)
            : new JobSummary(
                sums.Jobs,
                sums.Gpus,
                sums.Used / SecondsPerHour,
                sums.UsedByFailed / SecondsPerHour,
                sums.Queued == 0 ? null : await MedianAsync(jobs, sums.Queued, cancellationToken));
    }

    // Where jobs go away meanwhile, there may be no such place any more.
    private static Task<long?> MedianAsync(IQueryable<Job> jobs, long queued, CancellationToken cancellationToken) => jobs
        .Where(JobFields.QueueTime.HasValue)
        .OrderBy(JobFields.QueueTime.Column)
        .Select(JobFields.QueueTime.Column)
        .Skip((int)((queued - 1) / 2))
        .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<JobUse> UsesAt(IQueryable<Job> jobs, long now) => jobs
        .Select(job => new
        {
            Job = job,
            IsUnderWay = job.GmtFinishTime == null && job.Status != null && job.Status != JobStatus.Failed
                && job.Status != JobStatus.FailedReserving && job.Status != JobStatus.Stopped && job.Status != JobStatus.Succeeded
                && job.Status != JobStatus.SucceededReserving,
        })
        .Select(at => new JobUse
        {
            Gpus = at.Job.RequestGPU ?? 0,
            Seconds = at.IsUnderWay
                ? at.Job.GmtRunningTime < now ? now - at.Job.GmtRunningTime.Value : 0
                : at.Job.GmtRunningTime != null && at.Job.GmtFinishTime != null
                    ? at.Job.GmtRunningTime < at.Job.GmtFinishTime ? at.Job.GmtFinishTime.Value - at.Job.GmtRunningTime.Value : 0
                    : at.Job.Duration ?? 0,
            IsFailed = at.Job.Status == JobStatus.Failed || at.Job.Status == JobStatus.FailedReserving,
            HasQueueTime = at.Job.GmtCreateTime != null && at.Job.GmtRunningTime != null,
        });

    /// <summary>What a job has used.</summary>
    private sealed class JobUse
    {
        public double Gpus { get; init; }

        public long Seconds { get; init; }

        public bool IsFailed { get; init; }

        public bool HasQueueTime { get; init; }
    }
}
