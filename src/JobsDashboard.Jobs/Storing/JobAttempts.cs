using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Attempts of one job, each recorded as if it were the job. The last is the job, and those before are its history.</summary>
public static class JobAttempts
{
    // A file may repeat one id without an end.
    private const int MaxRemembered = 1_000;

    /// <summary>
    /// How two records with the same id belong together. When one of them has no times, the later record is another attempt if the earlier
    /// one had ended.
    /// </summary>
    public static AttemptMatch Match(JobItem earlier, JobItem later) => (earlier, later) switch
    {
        _ when Differ(earlier.DisplayName, later.DisplayName) || Differ(earlier.Username, later.Username) => AttemptMatch.OtherJob,
        _ when Differ(earlier.GmtSubmittedTime, later.GmtSubmittedTime) => AttemptMatch.OtherAttempt,
        _ when Differ(earlier.GmtRunningTime, later.GmtRunningTime) => AttemptMatch.OtherAttempt,
        _ when WaitsAgain(earlier, later) => AttemptMatch.OtherAttempt,
        _ when Began(earlier) is not null && Began(later) is not null => AttemptMatch.SameAttempt,
        _ when HasEnded(earlier) && AsHistory(earlier) != AsHistory(later) => AttemptMatch.OtherAttempt,
        _ => AttemptMatch.SameAttempt,
    };

    /// <summary>Two records with the same id as one job. Joining what has been joined before changes nothing.</summary>
    /// <param name="earlier">The one that was recorded first, which need not be the first attempt.</param>
    /// <param name="later">The one that was recorded after it.</param>
    public static JobItem Join(JobItem earlier, JobItem later)
    {
        var match = Match(earlier, later);
        var (first, last) = IsBefore(later, earlier) ? (later, earlier) : (earlier, later);
        if (match == AttemptMatch.OtherJob)
        {
            return last;
        }
        var recorded = History(first).AddRange(History(last));
        if (match == AttemptMatch.OtherAttempt)
        {
            recorded = recorded.Add(AsHistory(first));
        }
        var history = WithoutRepeats(recorded, AsHistory(last).StartTime);
        return history.SequenceEqual(History(last))
            ? last
            : last with
            {
                StatusHistory = history,
                RestartTimes = Math.Max(history.Length, Quantity.Count(last.RestartTimes?.Split('/')[0]) ?? 0)
                    .ToString(CultureInfo.InvariantCulture),
            };
    }

    /// <summary>Whether a job's history has a record without times, which by itself would look like a new attempt.</summary>
    internal static bool IsInHistory(JobItem job, JobItem attempt) => Began(attempt) is null && History(job).Contains(AsHistory(attempt));

    private static ImmutableArray<StatusTransitionItem> History(JobItem job) => job.StatusHistory ?? [];

    private static StatusTransitionItem AsHistory(JobItem job) => new()
    {
        Status = job.Status is { } status ? JobStatusNames.Of(status) : null,
        StartTime = Began(job),
        EndTime = job.GmtFinishTime,
        ReasonCode = job.ReasonCode,
        ReasonMessage = job.ReasonMessage,
    };

    // One entry for each start, the one that was recorded last.
    private static ImmutableArray<StatusTransitionItem> WithoutRepeats(
        ImmutableArray<StatusTransitionItem> history, DateTimeOffset? lastStart) =>
    [
        .. history.Reverse()
            .Where(attempt => attempt.StartTime is null || attempt.StartTime != lastStart)
            .DistinctBy(attempt => attempt.StartTime is null ? attempt : new StatusTransitionItem { StartTime = attempt.StartTime })
            .Reverse()
            .OrderBy(attempt => attempt.StartTime ?? DateTimeOffset.MinValue)
            .TakeLast(MaxRemembered),
    ];

    private static bool IsBefore(JobItem job, JobItem other) =>
        Differ(job.GmtSubmittedTime, other.GmtSubmittedTime)
            ? job.GmtSubmittedTime < other.GmtSubmittedTime
            : job.GmtRunningTime < other.GmtRunningTime;

    // Put back into the queue, and not started again.
    private static bool WaitsAgain(JobItem earlier, JobItem later) =>
        earlier.Status == JobStatus.Restarting && HasEnded(earlier) && later.Status == JobStatus.Queuing;

    private static bool HasEnded(JobItem job) =>
        job.GmtFinishTime is not null || job.Status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Stopped or JobStatus.Restarting;

    private static DateTimeOffset? Began(JobItem job) => job.GmtRunningTime ?? job.GmtSubmittedTime;

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    private static bool Differ(DateTimeOffset? one, DateTimeOffset? other) => one is not null && other is not null && one != other;
}

/// <summary>How two records with the same id belong together.</summary>
public enum AttemptMatch
{
    /// <summary>Both tell of one attempt, perhaps of different moments in it.</summary>
    SameAttempt,

    /// <summary>The job was run more than once.</summary>
    OtherAttempt,

    /// <summary>The id was given twice, to jobs that have nothing else in common.</summary>
    OtherJob,
}
