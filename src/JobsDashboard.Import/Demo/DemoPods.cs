using System.Collections.Immutable;
using Bogus;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>The pods of a small job.</summary>
internal static class DemoPods
{
    private const int Most = 4;

    /// <summary>Null before the job is scheduled, and for a job of many pods, whose list would be longer than all the rest.</summary>
    public static ImmutableArray<PodItem>? Make(Randomizer random, string jobId, DemoPlan plan, ImmutableArray<string>? nodes, DemoLife life, DateTimeOffset? finished)
    {
        if (plan.Shape.Pods > Most || life.First(JobStatus.EnvPreparing) is not { } created)
        {
            return null;
        }
        var status = StatusIn(life.Status);
        var pods = ImmutableArray.CreateBuilder<PodItem>(plan.Shape.Pods);
        foreach (var spec in plan.Shape.Specs)
        {
            for (var index = 0; index < spec.PodCount; index++)
            {
                var ip = $"10.{random.Number(20, 29)}.{random.Number(255)}.{random.Number(1, 254)}";
                pods.Add(new PodItem
                {
                    PodId = $"{jobId}-{spec.Type!.ToLowerInvariant()}-{index}",
                    PodUid = $"{random.UInt():x8}-{random.UShort():x4}-4{random.Number(0xfff):x3}-a{random.Number(0xfff):x3}-{random.UInt():x8}{random.UShort():x4}",
                    Type = spec.Type,
                    Status = status,
                    SubStatus = "Normal",
                    Ip = ip,
                    PodIp = ip,
                    NodeName = nodes?[pods.Count],
                    GmtCreateTime = created,
                    GmtStartTime = life.First(JobStatus.Running),
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
