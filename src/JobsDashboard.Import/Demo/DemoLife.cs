using Bogus;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>The states that a job went through up to now, each with the second it began in.</summary>
internal sealed class DemoLife
{
    private readonly Randomizer _random;
    private readonly List<(JobStatus Status, long Start)> _states = new(8);
    private long _time;

    private DemoLife(Randomizer random, long created)
    {
        _random = random;
        _time = created;
    }

    public IReadOnlyList<(JobStatus Status, long Start)> States => _states;

    public JobStatus Status => _states[^1].Status;

    /// <summary>When the job came into the state it is in.</summary>
    public long Changed => _states[^1].Start;

    public int Restarts => _states.Count(state => state.Status == JobStatus.Restarting);

    /// <summary>Lives a whole life, then forgets what lies after now.</summary>
    public static DemoLife Make(Randomizer random, DemoPlan plan, DemoFailure? failure, long created, long now)
    {
        var life = new DemoLife(random, created);
        life.Live(plan, failure);
        life._states.RemoveAll(state => state.Start > now);
        return life;
    }

    /// <summary>When the job first came into a state.</summary>
    public DateTimeOffset? First(JobStatus status)
    {
        var at = _states.FindIndex(state => state.Status == status);
        return at < 0 ? null : DateTimeOffset.FromUnixTimeSeconds(_states[at].Start);
    }

    private void Live(DemoPlan plan, DemoFailure? failure)
    {
        var isStopped = failure is null && _random.Bool(0.115f);
        Spend(JobStatus.Creating, _random.Number(4, 174));
        Spend(JobStatus.Queuing, Skewed(5, 30 * 3600));
        var isGivenUp = isStopped && _random.Bool(0.2f);
        if (failure?.During != JobStatus.Queuing && !isGivenUp)
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
            Spend(JobStatus.Bidding, Skewed(30, 24 * 3600));
        }
        Spend(JobStatus.EnvPreparing, _random.Number(40, 1200));
        if (plan.Settings.EnableSanityCheck == true && !failsEarly)
        {
            Spend(JobStatus.SanityChecking, _random.Number(300, 3600));
        }
    }

    private void Run(int longest)
    {
        Spend(JobStatus.Running, Skewed(40, longest));
        while (_random.Bool(0.15f))
        {
            Spend(JobStatus.Restarting, _random.Number(120, 3600));
            Spend(JobStatus.Running, Skewed(40, longest / 2));
        }
    }

    private void End(JobSettings settings, DemoFailure? failure, bool isStopped)
    {
        var hasRun = _states[^1].Status == JobStatus.Running;
        var reserved = hasRun ? settings.JobReservedMinutes * 60 : null;
        if (isStopped)
        {
            Spend(JobStatus.Stopping, _random.Number(5, hasRun ? 10800 : 60));
            Spend(JobStatus.Stopped, 0);
            return;
        }
        if (reserved is { } seconds && settings.JobReservedPolicy != (failure is null ? "OnFailure" : "OnSucceed"))
        {
            Spend(failure is null ? JobStatus.SucceededReserving : JobStatus.FailedReserving, seconds);
        }
        Spend(failure is null ? JobStatus.Succeeded : JobStatus.Failed, 0);
    }

    private void Spend(JobStatus status, int seconds)
    {
        _states.Add((status, _time));
        _time += seconds;
    }

    // Most are short and a few very long. Only products: they come out the same on every processor.
    private int Skewed(int least, int most)
    {
        var part = _random.Double();
        return least + (int)(part * part * part * part * part * (most - least));
    }
}
