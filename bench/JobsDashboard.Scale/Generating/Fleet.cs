using System.Collections.Immutable;

namespace JobsDashboard.Scale.Generating;

/// <summary>Who runs jobs, where, and by which tags they are known. The first of each has the most jobs.</summary>
internal static class Fleet
{
    public const int UserCount = 2_000;
    public const int WorkspaceCount = 200;
    public const int QuotaCount = 300;
    public const int TagKeyCount = 40;

    private static readonly ImmutableArray<string> s_families =
        ["li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu"];
    private static readonly ImmutableArray<string> s_given =
        ["lei", "wei", "min", "jing", "yan", "tao", "qiang", "xiu", "ming", "hua", "jun", "yu", "bo", "ning", "kai"];
    private static readonly ImmutableArray<string> s_teams =
        ["llm-sft", "vision", "speech", "recsys", "视觉算法", "大模型预训练", "autodrive", "智能客服", "ocr", "infra"];
    private static readonly ImmutableArray<string> s_gpuTypes = ["A100", "H800", "A10", "V100", "L20", "H20"];

    private static readonly ImmutableArray<string> s_tagKeys =
    [
        "team", "env", "project", "model", "stage", "priority-class", "cost-center", "release", "region", "dataset",
        .. Enumerable.Range(11, TagKeyCount - 10).Select(number => $"label-{number:00}"),
    ];

    public static ImmutableArray<Person> Users { get; } = [.. Enumerable.Range(0, UserCount).Select(number => new Person(
        $"16630000{number:00000}",
        $"{s_families[number % s_families.Length]}.{s_given[number / s_families.Length % s_given.Length]}{number / 150:0}"))];

    public static ImmutableArray<Workspace> Workspaces { get; } = [.. Enumerable.Range(0, WorkspaceCount).Select(number =>
        new Workspace($"{10_000 + number}", $"{s_teams[number % s_teams.Length]}-{number:000}"))];

    public static ImmutableArray<Quota> Quotas { get; } = [.. Enumerable.Range(0, QuotaCount).Select(number => new Quota(
        $"quota{Draw.Letters(Draw.Mix((ulong)number + 77))[..10]}",
        $"{s_teams[number * 7 % s_teams.Length]}-{s_gpuTypes[number % s_gpuTypes.Length].ToLowerInvariant()}-{number:000}",
        s_gpuTypes[number % s_gpuTypes.Length],
        number % 3 == 0 ? "Lingjun" : "ECS"))];

    /// <summary>The keys of tags, each with its values.</summary>
    public static ImmutableArray<(string Key, ImmutableArray<string> Values)> Tags { get; } =
        [.. s_tagKeys.Select((key, number) => (key, ValuesOf(key, number)))];

    private static ImmutableArray<string> ValuesOf(string key, int number) => key switch
    {
        "team" => ["nlp", "vision", "speech", "recsys", "infra", "算法平台", "多模态", "search", "ads", "robotics"],
        "env" => ["prod", "dev", "staging", "test"],
        "stage" => ["pretrain", "sft", "rlhf", "eval", "distill"],
        "priority-class" => ["high", "normal", "low", "best-effort"],
        "region" => ["hangzhou", "shanghai", "beijing", "ulanqab"],
        _ => [.. Enumerable.Range(1, 8 + (number * 5)).Select(value => $"{key[0]}{value:000}")],
    };
}

/// <summary>Somebody who runs jobs.</summary>
internal sealed record Person(string UserId, string Username);

/// <summary>Where jobs belong.</summary>
internal sealed record Workspace(string Id, string Name);

/// <summary>What jobs run on.</summary>
internal sealed record Quota(string Id, string Name, string GpuType, string ResourceType);
