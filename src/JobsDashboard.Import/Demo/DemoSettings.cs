using System.Collections.Immutable;
using Bogus;
using JobsDashboard.Import.Demo.Catalogue;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Makes settings, tags and environment variables.</summary>
internal static class DemoSettings
{
    private static readonly string[] s_callers = ["local", "local", "local", "SilkFlow", "dsw", "scheduler"];
    private static readonly string[] s_oversoldTypes =
        ["ForbiddenQuotaOverSold", "ForceQuotaOverSold", "AcceptQuotaOverSold", "AcceptQuotaOverSold"];

    private static readonly string[] s_reservedPolicies = ["Always", "OnFailure", "OnSucceed"];

    private static readonly (string Key, string[] Values)[] s_tags =
    [
        ("team", ["nlp", "vision", "speech", "recsys", "infra", "算法平台", "多模态"]),
        ("env", ["prod", "dev", "staging", "test"]),
        ("project", ["assistant", "copilot", "AutoDrive", "feeds-ranking", "智能客服", "文档理解", "ocr-v4"]),
        ("priority-class", ["high", "normal", "low", "best-effort"]),
        ("cost-center", ["cc-1024", "cc-2048", "cc-3301", "研发一部"]),
        ("stage", ["pretrain", "sft", "rlhf", "eval", "distill"]),
        ("release", ["2024Q3", "2024Q4", "v1.8", "v2.0-rc1"]),
        ("region", ["hangzhou", "shanghai", "beijing", "ulanqab"]),
    ];

    private static readonly (string Key, string[] Values)[] s_envs =
    [
        ("NCCL_DEBUG", ["INFO", "WARN"]),
        ("NCCL_SOCKET_IFNAME", ["eth0", "bond0"]),
        ("OMP_NUM_THREADS", ["1", "4", "8", "16"]),
        ("PYTORCH_CUDA_ALLOC_CONF", ["expandable_segments:True", "max_split_size_mb:512"]),
        ("HF_ENDPOINT", ["https://hf-mirror.example.com"]),
        ("WANDB_MODE", ["offline", "disabled"]),
        ("TOKENIZERS_PARALLELISM", ["false", "true"]),
        ("EXPERIMENT_NOTE", ["第二轮调参", "对照组", "rerun after fix"]),
    ];

    public static JobSettings Make(Randomizer random, DemoPerson person, string model, DemoQuota? quota)
    {
        var caller = random.ArrayElement(s_callers);
        var isReserved = random.Bool(0.15f);
        return new JobSettings
        {
            Tags = Tags(random, model),
            BusinessUserId = random.Bool(0.7f) ? person.UserId[^6..] : null,
            Caller = caller,
            PipelineId = caller == "SilkFlow" ? $"flow-{random.UInt():x8}" : null,
            OversoldType = quota is not null && random.Bool() ? random.ArrayElement(s_oversoldTypes) : null,
            EnableRDMA = quota is { ResourceType: "Lingjun" } ? true : null,
            EnableSanityCheck = quota is { ResourceType: "Lingjun" } && random.Bool(0.6f) ? true : null,
            EnableErrorMonitoringInAIMaster = random.Bool(0.2f) ? true : null,
            JobReservedPolicy = isReserved ? random.ArrayElement(s_reservedPolicies) : null,
            JobReservedMinutes = isReserved ? random.Number(1, 48) * 30 : null,
        };
    }

    public static ImmutableSortedDictionary<string, string> Envs(Randomizer random) => Some(random, s_envs, random.Number(4)).ToImmutable();

    private static ImmutableSortedDictionary<string, string>? Tags(Randomizer random, string model)
    {
        var tags = Some(random, s_tags, random.Number(4));
        if (random.Bool(0.4f))
        {
            tags["model"] = model;
        }
        return tags.Count == 0 ? null : tags.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string>.Builder Some(
        Randomizer random, (string Key, string[] Values)[] choices, int count)
    {
        // The default comparer depends on the machine's culture.
        var some = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var (key, values) = random.ArrayElement(choices);
            some[key] = random.ArrayElement(values);
        }
        return some;
    }
}
