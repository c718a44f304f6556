using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Attempts of one job, each told as if it were the job: the last one is the job, and those before it are its history.</summary>
public static class JobAttempts
{
    // A file may repeat one id without an end.
    private const int MostRemembered = 1_000;

    /// <summary>How two records with the same id belong together; without times of both, what was told later is another attempt if the first had ended.</summary>
    public static AttemptMatch Match(JobItem earlier, JobItem later) =>
        Differ(earlier.DisplayName, later.DisplayName) || Differ(earlier.Username, later.Username) ? AttemptMatch.OtherJob
        : Differ(earlier.GmtSubmittedTime, later.GmtSubmittedTime) || Differ(earlier.GmtRunningTime, later.GmtRunningTime) ? AttemptMatch.OtherAttempt
        : WaitsAgain(earlier, later) ? AttemptMatch.OtherAttempt
        : Began(earlier) is not null && Began(later) is not null ? AttemptMatch.SameAttempt
        : HasEnded(earlier) && AsHistory(earlier) != AsHistory(later) ? AttemptMatch.OtherAttempt
        : AttemptMatch.SameAttempt;

    /// <summary>Two records with the same id as one job. Joining what has been joined before changes nothing.</summary>
    /// <param name="earlier">The one that was told first, which need not have been first.</param>
    /// <param name="later">The one that was told after it.</param>
    public static JobItem Join(JobItem earlier, JobItem later)
    {
        var match = Match(earlier, later);
        var (first, last) = IsBefore(later, earlier) ? (later, earlier) : (earlier, later);
        if (match == AttemptMatch.OtherJob)
        {
            return last;
        }
        var told = History(first).AddRange(History(last));
        var history = WithoutRepeats(match == AttemptMatch.OtherAttempt ? told.Add(AsHistory(first)) : told, AsHistory(last).StartTime);
        return history.SequenceEqual(History(last))
            ? last
            : last with
            {
                StatusHistory = history,
                RestartTimes = Math.Max(history.Length, Quantity.Count(last.RestartTimes?.Split('/')[0]) ?? 0).ToString(CultureInfo.InvariantCulture),
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

    // One entry for each start, the one that was told last.
    private static ImmutableArray<StatusTransitionItem> WithoutRepeats(ImmutableArray<StatusTransitionItem> history, DateTimeOffset? lastStart) =>
    [
        .. history.Reverse()
            .Where(attempt => attempt.StartTime is null || attempt.StartTime != lastStart)
            .DistinctBy(attempt => attempt.StartTime is null ? attempt : new StatusTransitionItem { StartTime = attempt.StartTime })
            .Reverse()
            .OrderBy(attempt => attempt.StartTime ?? DateTimeOffset.MinValue)
            .TakeLast(MostRemembered),
    ];

    private static bool IsBefore(JobItem job, JobItem other) =>
        Differ(job.GmtSubmittedTime, other.GmtSubmittedTime) ? job.GmtSubmittedTime < other.GmtSubmittedTime : job.GmtRunningTime < other.GmtRunningTime;

    // Put back into the queue, and not started again.
    private static bool WaitsAgain(JobItem earlier, JobItem later) =>
        earlier.Status == JobStatus.Restarting && HasEnded(earlier) && later.Status == JobStatus.Queuing;

    private static bool HasEnded(JobItem job) =>
        job.GmtFinishTime is not null || job.Status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Stopped or JobStatus.Restarting;

    private static DateTimeOffset? Began(JobItem job) => job.GmtRunningTime ?? job.GmtSubmittedTime;

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    private static bool Differ(DateTimeOffset? one, DateTimeOffset? other) => one is not null && other is not null && one != other;
}
