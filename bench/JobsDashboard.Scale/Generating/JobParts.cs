using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Scale.Generating;

/// <summary>The parts of a job that are shown with it, and by which no job is found or counted.</summary>
internal static class JobParts
{
    private static readonly ImmutableArray<ImmutableSortedDictionary<string, string>> s_envs = [.. Enumerable.Range(0, 50).Select(number =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["NCCL_DEBUG"] = number % 2 == 0 ? "INFO" : "WARN",
            ["NCCL_SOCKET_IFNAME"] = number % 5 == 0 ? "bond0" : "eth0",
            ["OMP_NUM_THREADS"] = $"{1 << (number % 5)}",
            ["EXPERIMENT_NOTE"] = number % 3 == 0 ? $"第 {number} 轮调参" : $"rerun {number} after fix",
        }))];

    public static JobSpec Spec(Work work, Quota? quota, int pods, int gpus, int memory) => new()
    {
        Type = "Worker",
        Image = work.Image,
        PodCount = pods,
        EcsSpec = quota is null ? $"ecs.gn7i-c{Math.Max(8, gpus * 8)}g1" : null,
        ResourceConfig = quota is null ? null : new ResourceConfig
        {
            CPU = $"{Math.Max(4, gpus * 12)}",
            GPU = $"{gpus}",
            GPUType = gpus == 0 ? null : quota.GpuType,
            Memory = $"{memory}Gi",
            SharedMemory = $"{memory / 2}Gi",
        },
    };

    public static ImmutableArray<PodItem>? Pods(ref Draw draw, string jobId, int count, Timeline timeline)
    {
        if (timeline.Running is not { } running)
        {
            return null;
        }
        var status = timeline.Status switch { JobStatus.Succeeded => "Succeeded", JobStatus.Running => "Running", _ => "Failed" };
        var pods = ImmutableArray.CreateBuilder<PodItem>(count);
        for (var index = 0; index < count; index++)
        {
            var bits = draw.Bits();
            var ip = $"10.{bits % 10 + 20}.{bits / 10 % 256}.{bits / 2560 % 254 + 1}";
            pods.Add(new PodItem
            {
                PodId = $"{jobId}-worker-{index}",
                PodUid = $"{(uint)draw.Bits():x8}-{(ushort)bits:x4}-4{bits % 4096:x3}-a{bits / 4096 % 4096:x3}-{draw.Bits() >> 16:x12}",
                Type = "Worker",
                Status = status,
                SubStatus = "Normal",
                Ip = ip,
                PodIp = ip,
                NodeName = $"node-{bits % 4000:0000}",
                GmtCreateTime = timeline.Submitted,
                GmtStartTime = running,
                GmtFinishTime = timeline.Finished,
            });
        }
        return pods.MoveToImmutable();
    }

    public static ImmutableSortedDictionary<string, string> Envs(ref Draw draw) => s_envs[draw.Below(s_envs.Length)];

    public static CodeSource Code(ref Draw draw) => new()
    {
        CodeSourceId = $"code-{draw.Between(100_000, 100_999)}",
        Branch = draw.Of("main", "master", "dev", "release/v2"),
        Commit = $"{draw.Bits():x16}{draw.Bits():x16}{(uint)draw.Bits():x8}",
        MountPath = "/mnt/code",
    };

    public static DataSource Data(ref Draw draw, string path) =>
        new() { DataSourceId = $"d-{draw.Between(100_000, 109_999)}", MountPath = path };
}
