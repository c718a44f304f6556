using System.Collections.Immutable;
using Bogus;

namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>A resource quota: machines of one kind that a team has bought. Memory is in GiB.</summary>
internal sealed record DemoQuota(
    string Name,
    string ResourceName,
    string ResourceType,
    string? GpuType,
    int CpuPerGpu,
    int MemoryPerGpu,
    string NodePrefix,
    int NodeCount)
{
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static DemoQuota[] All { get; } = Make();

    public string Id { get; private init; } = "";

    public string[] Nodes { get; } = [.. Enumerable.Range(1, NodeCount).Select(number => $"{NodePrefix}-{number:0000}")];

    /// <summary>The cores and the memory (GiB) of a pod with a number of GPUs, which may be 0.</summary>
    public (int Cpu, int Memory) SizeOf(int gpus) => gpus == 0 ? (8, 32) : (gpus * CpuPerGpu, gpus * MemoryPerGpu);

    /// <summary>Some of the quota's nodes, with consecutive numbers.</summary>
    public ImmutableArray<string> PickNodes(Randomizer random, int count) =>
        [.. Nodes.AsSpan(random.Number(Nodes.Length - count), count)];

    private static DemoQuota[] Make()
    {
        var random = new Randomizer(20240612);
        DemoQuota[] quotas =
        [
            new("llm-pretrain-h800", "Lingjun-H800", "Lingjun", "GU8T", 22, 200, "lingjun-h800-a", 96),
            new("llm-sft-a100", "Lingjun-A100", "Lingjun", "A100-SXM-80G", 12, 120, "lingjun-a100-b", 64),
            new("视觉算法组配额", "Vision-A10", "ECS", "A10-24G", 14, 90, "ecs-a10-c", 72),
            new("speech-v100", "Speech-V100", "ECS", "Tesla-V100-32G", 10, 80, "ecs-v100-d", 72),
            new("推荐广告CPU池", "Ads-CPU", "ECS", null, 8, 32, "ecs-cpu-e", 72),
            new("Recsys-T4", "Recsys-T4", "ECS", "Tesla-T4-16G", 8, 30, "ecs-t4-f", 72),
            new("research-shared", "Research-Shared", "ECS", "Tesla-V100-16G", 10, 60, "ecs-v100-g", 72),
            new("多模态团队配额", "Lingjun-MM", "Lingjun", "H20-96G", 20, 180, "lingjun-h20-h", 80),
            new("eval-nightly", "Eval-L20", "ECS", "L20-48G", 16, 120, "ecs-l20-i", 72),
            new("Autodrive-BEV", "Lingjun-BEV", "Lingjun", "A100-SXM-80G", 12, 120, "lingjun-a100-j", 72),
            new("data-platform", "Data-ACS", "ACS", null, 8, 32, "acs-k", 72),
            new("实习生公共配额", "Intern-T4", "ECS", "Tesla-T4-16G", 8, 30, "ecs-t4-l", 72),
        ];
        return [.. quotas.Select(quota => quota with { Id = "quota" + random.String2(12, Base36) })];
    }
}
