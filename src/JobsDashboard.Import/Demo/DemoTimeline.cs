using Bogus;
using JobsDashboard.Import.Demo.Failures;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>The statuses that a job has had up to now, each with the second in which it began.</summary>
internal sealed class DemoTimeline
{
    private readonly Randomizer _random;
    private readonly List<(JobStatus Status, long Start)> _states = new(8);
    private long _time;

    private DemoTimeline(Randomizer random, long created)
    {
        _random = random;
        _time = created;
    }

    public IReadOnlyList<(JobStatus Status, long Start)> States => _states;

    public JobStatus Status => _states[^1].Status;

    /// <summary>When the current status began.</summary>
    public long Changed => _states[^1].Start;

    public int Restarts => _states.Count(state => state.Status == JobStatus.Restarting);

    /// <summary>Draws the statuses from creation to the end, and then drops those that begin after <paramref name="now"/>.</summary>
    public static DemoTimeline Make(Randomizer random, DemoPlan plan, DemoFailure? failure, long created, long now)
    {
        var timeline = new DemoTimeline(random, created);
        timeline.Draw(plan, failure);
        timeline._states.RemoveAll(state => state.Start > now);
        return timeline;
    }

    /// <summary>When a status first began; null when the job has not had it.</summary>
    public DateTimeOffset? First(JobStatus status)
    {
        var at = _states.FindIndex(state => state.Status == status);
        return at < 0 ? null : DateTimeOffset.FromUnixTimeSeconds(_states[at].Start);
    }

    private void Draw(DemoPlan plan, DemoFailure? failure)
    {
        var isStopped = failure is null && _random.Bool(0.115f);
        Add(JobStatus.Creating, _random.Number(4, 174));
        Add(JobStatus.Queuing, Skewed(5, 30 * 3600));
        var isStoppedInQueue = isStopped && _random.Bool(0.2f);
        if (failure?.During != JobStatus.Queuing && !isStoppedInQueue)
        {
            var failsEarly = failure?.During == JobStatus.EnvPreparing;
            Prepare(plan, failsEarly);
            if (!failsEarly)
            {
                Run(failure is null ? 8 * 86400 : 4 * 86400);
            }
        }
        End(plan.Settings, failure, isStopped);
    }

    private void Prepare(DemoPlan plan, bool failsEarly)
    {
        if (plan is { Shape.IsSpot: true, ResourceType: "Lingjun" })
        {
            Add(JobStatus.Bidding, Skewed(30, 24 * 3600));
        }
        Add(JobStatus.EnvPreparing, _random.Number(40, 1200));
        if (plan.Settings.EnableSanityCheck == true && !failsEarly)
        {
            Add(JobStatus.SanityChecking, _random.Number(300, 3600));
        }
    }

    private void Run(int maxSeconds)
    {
        Add(JobStatus.Running, Skewed(40, maxSeconds));
        while (_random.Bool(0.15f))
        {
            Add(JobStatus.Restarting, _random.Number(120, 3600));
            Add(JobStatus.Running, Skewed(40, maxSeconds / 2));
        }
    }

    private void End(JobSettings settings, DemoFailure? failure, bool isStopped)
    {
        var hasRun = _states[^1].Status == JobStatus.Running;
        var reserved = hasRun ? settings.JobReservedMinutes * 60 : null;
        if (isStopped)
        {
            Add(JobStatus.Stopping, _random.Number(5, hasRun ? 10800 : 60));
            Add(JobStatus.Stopped, 0);
            return;
        }
        if (reserved is { } seconds && settings.JobReservedPolicy != (failure is null ? "OnFailure" : "OnSucceed"))
        {
            Add(failure is null ? JobStatus.SucceededReserving : JobStatus.FailedReserving, seconds);
        }
        Add(failure is null ? JobStatus.Succeeded : JobStatus.Failed, 0);
    }

    private void Add(JobStatus status, int seconds)
    {
        _states.Add((status, _time));
        _time += seconds;
    }

    // Most durations are short and a few are very long. Only products, because they are the same on every processor.
    private int Skewed(int min, int max)
    {
        var part = _random.Double();
        return min + (int)(part * part * part * part * part * (max - min));
    }
}
