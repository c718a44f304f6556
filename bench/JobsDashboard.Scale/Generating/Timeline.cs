using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Scale.Generating;

/// <summary>The states of a job from its creation to now.</summary>
/// <param name="Status">The last of them.</param>
/// <param name="Submitted">When it was handed to the cluster.</param>
/// <param name="Running">When it began to run.</param>
/// <param name="Finished">When it ended.</param>
/// <param name="Changed">When the last state began.</param>
/// <param name="History">All of them.</param>
internal sealed record Timeline(
    JobStatus Status,
    DateTimeOffset Submitted,
    DateTimeOffset? Running,
    DateTimeOffset? Finished,
    DateTimeOffset Changed,
    ImmutableArray<StatusTransitionItem> History)
{
    public static Timeline Of(ref Draw draw, DateTimeOffset created, DateTimeOffset now)
    {
        var submitted = created.AddSeconds(draw.Between(2, 120));
        var prepared = submitted.AddSeconds(draw.Skewed(3, 30 * 3600));
        var running = prepared.AddSeconds(draw.Between(20, 900));
        var end = draw.Below(100) switch { < 15 => JobStatus.Failed, < 24 => JobStatus.Stopped, _ => JobStatus.Succeeded };
        var finished = running.AddSeconds(draw.Skewed(30, 6 * 86_400));
        ReadOnlySpan<(JobStatus Status, DateTimeOffset Start)> states =
        [
            (JobStatus.Creating, created), (JobStatus.Queuing, submitted), (JobStatus.EnvPreparing, prepared), (JobStatus.Running, running),
            (end, finished),
        ];
        while (states[^1].Start > now && states.Length > 1)
        {
            states = states[..^1];
        }
        var history = ImmutableArray.CreateBuilder<StatusTransitionItem>(states.Length);
        for (var at = 0; at < states.Length; at++)
        {
            history.Add(new StatusTransitionItem
            {
                Status = JobStatusNames.Of(states[at].Status),
                StartTime = states[at].Start,
                EndTime = at + 1 < states.Length ? states[at + 1].Start : null,
            });
        }
        return new Timeline(
            states[^1].Status, submitted, running <= now ? running : null, finished <= now ? finished : null, states[^1].Start,
            history.MoveToImmutable());
    }
}
