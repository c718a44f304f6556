using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Tallying;

/// <summary>What a job has used, as the summary of a question defines it.</summary>
internal sealed class JobUse
{
    public double Gpus { get; init; }

    public long Seconds { get; init; }

    public bool IsFailed { get; init; }

    public bool HasQueueTime { get; init; }

    /// <summary>What a job has used at a moment up to which running jobs are reckoned, in Unix seconds.</summary>
    public static Expression<Func<Job, long, JobUse>> Of { get; } = (job, now) => new JobUse
    {
        Gpus = job.RequestGPU ?? 0,
        Seconds = job.GmtFinishTime == null && job.Status != null && job.Status != JobStatus.Failed
                && job.Status != JobStatus.FailedReserving && job.Status != JobStatus.Stopped && job.Status != JobStatus.Succeeded
                && job.Status != JobStatus.SucceededReserving
            ? job.GmtRunningTime < now ? now - job.GmtRunningTime.Value : 0
            : job.GmtRunningTime != null && job.GmtFinishTime != null
                ? job.GmtRunningTime < job.GmtFinishTime ? job.GmtFinishTime.Value - job.GmtRunningTime.Value : 0
                : job.Duration ?? 0,
        IsFailed = job.Status == JobStatus.Failed || job.Status == JobStatus.FailedReserving,
        HasQueueTime = job.GmtCreateTime != null && job.GmtRunningTime != null,
    };

    /// <inheritdoc cref="Of"/>
    public static Expression<Func<Job, JobUse>> At(long now)
    {
        // A parameter of the statement, as in a lambda that captures it.
        Expression<Func<long>> given = () => now;
        return Expression.Lambda<Func<Job, JobUse>>(
            ReplacingExpressionVisitor.Replace(Of.Parameters[1], given.Body, Of.Body), Of.Parameters[0]);
    }
}
