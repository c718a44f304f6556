using System.Collections.Immutable;
using Bogus;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Makes the pods of a job.</summary>
internal static class DemoPods
{
    private const int MaxPods = 4;

    /// <summary>The pods; null before the job is scheduled, and null for many pods, whose list would be longer than the job.</summary>
    public static ImmutableArray<PodItem>? Make(
        Randomizer random, string jobId, DemoPlan plan, ImmutableArray<string>? nodes, DemoTimeline timeline, DateTimeOffset? finished)
    {
        if (plan.Shape.Pods > MaxPods || timeline.First(JobStatus.EnvPreparing) is not { } created)
        {
            return null;
        }
        var status = StatusIn(timeline.Status);
        var pods = ImmutableArray.CreateBuilder<PodItem>(plan.Shape.Pods);
        foreach (var spec in plan.Shape.Specs)
        {
            for (var index = 0; index < spec.PodCount; index++)
            {
                var ip = $"10.{random.Number(20, 29)}.{random.Number(255)}.{random.Number(1, 254)}";
                pods.Add(new PodItem
                {
                    PodId = $"{jobId}-{spec.Type!.ToLowerInvariant()}-{index}",
                    PodUid = $"{random.UInt():x8}-{random.UShort():x4}-4{random.Number(0xfff):x3}-a{random.Number(0xfff):x3}"
                        + $"-{random.UInt():x8}{random.UShort():x4}",
                    Type = spec.Type,
                    Status = status,
                    SubStatus = "Normal",
                    Ip = ip,
                    PodIp = ip,
                    NodeName = nodes?[pods.Count],
                    GmtCreateTime = created,
                    GmtStartTime = timeline.First(JobStatus.Running),
                    GmtFinishTime = finished,
                });
            }
        }
        return pods.MoveToImmutable();
    }

    private static string StatusIn(JobStatus status) => status switch
    {
        JobStatus.Succeeded => "Succeeded",
        JobStatus.Failed or JobStatus.Stopped => "Failed",
        JobStatus.EnvPreparing or JobStatus.SanityChecking => "Pending",
        _ => "Running",
    };
}
