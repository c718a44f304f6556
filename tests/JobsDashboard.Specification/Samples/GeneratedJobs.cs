using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Samples;

/// <summary>Jobs whose values are few, awkward and often equal or missing, so that every filter finds some and ties are common.</summary>
internal static class GeneratedJobs
{
    public static readonly string?[] Names =
    [
        null, "resnet50", "ResNet50", "resnet-50_v2", "bert a+b*c~d", "100%_done", "[x]\\y", "训练任务", "训练：v1", "大模型训练-01", "Straße", "STRASSE",
        "ÉCOLE", "école", "ı", "I", "i", "𝒜𝒷", "\uFF21wide", "𐐨deseret", "𐐀DESERET", "e\u0301cole", "😀 happy", "a", "ab", "abc", "ABCD",
    ];

    public static readonly string?[] Users = [null, "1001", "1002", "a1", "A1", "1003"];
    public static readonly string?[] UserNames = [null, "li.lei", "Li.Lei", "韩梅梅", "anna_b", "ANNA%B", "Øystein"];
    public static readonly string?[] Workspaces = [null, "268", "269", "ws", "WS", "ws,WS", " ws", "\"ws\""];
    public static readonly string?[] Resources = [null, "quota1", "Quota1", "rg-2"];
    public static readonly string?[] Quotas = [null, "vision", "Vision-Train", "推荐", "a_b"];
    public static readonly string?[] Types = [null, "PyTorchJob", "TFJob", "pytorchjob", "Custom", "MPIJob"];
    public static readonly string?[] ReasonCodes = [null, "JobFailed", "JobSucceeded", "OOMKilled"];

    public static readonly string?[] Reasons =
    [
        null, "CUDA OOM: out of memory", "CUDA error: out-of-memory on GPU 3", "显存不足", "GPU内存不足，请检查", "内存。不足", "镜像拉取失败：超时",
        "out of 内存 gpu", "ＣＵＤＡ ｏｏｍ", "memory of out", "不足内存", "內存", "存", "内", "oom", "OOMKilled exit=137", "Straße ß SS", "カタカナ ｶﾀｶﾅ 学习", "a_b a-b a.b a/b",
        "内存 不足 内存", "e\u0301cole École", "\"quoted\" * AND OR NOT NEAR(a)",
    ];

    public static readonly string?[] Commands =
    [
        null, "python train.py --lr 0.1", "python train_py.sh", "train", "bash run.sh && python eval.py", "torchrun --nproc_per_node=8 train.py",
        "训练.sh train.py", "python\ttrain .py", "pytrain.py", "trainpy",
    ];

    public static readonly string[] Images =
    [
        "registry/pytorch:2.3-cuda12", "registry/tensorflow:1.15", "pytorch", "dsw-registry.cn/pai/pytorch:2.3", "镜像/训练:v1",
    ];

    public static readonly string?[] Descriptions = [null, "Ablation study", "消融实验", "100% baseline", "STRASSE", "x"];

    public static readonly string?[] Gpus = [null, "0", "0.5", "1", "8", "16", "many", "-1"];
    public static readonly string?[] Memories = [null, "1Gi", "512Mi", "1.5G", "2147483648", "lots", "2Ti", "-1Gi"];
    public static readonly (string Key, string[] Values)[] Tags =
        [("team", ["nlp", "cv", "搜索"]), ("env", ["prod", "dev", ""]), ("Team", ["nlp"]), ("a.b", ["1"])];

    /// <summary>Every text that is searched by words.</summary>
    public static IEnumerable<string> Texts => Names.Concat(ReasonCodes).Concat(Reasons).Concat(Commands).Concat(Images).OfType<string>();

    public static ImmutableArray<JobItem> Make(Random random, int count, DateTimeOffset now) =>
        [.. Enumerable.Range(1, count).Select(number => MakeOne(random, number, now))];

    public static DateTimeOffset? Time(Random random, DateTimeOffset now) => random.Next(8) switch
    {
        0 => null,
        1 => now,
        2 => now.AddDays(-7),
        3 => now.AddSeconds(random.Next(-5, 6)),
        // A few instants, met again and again, and a wide spread.
        4 or 5 => now.AddHours(-random.Next(1, 6)),
        _ => now.AddSeconds(-random.Next(20 * 24 * 3600)),
    };

    private static JobItem MakeOne(Random random, int number, DateTimeOffset now) => new()
    {
        JobId = $"dlc{number:D5}",
        DisplayName = Pick(random, Names),
        JobType = Pick(random, Types),
        Status = random.Next(10) == 0 ? null : Pick(random, Enum.GetValues<JobStatus>()),
        UserId = Pick(random, Users),
        Username = Pick(random, UserNames),
        WorkspaceId = Pick(random, Workspaces),
        ResourceId = Pick(random, Resources),
        ResourceQuotaName = Pick(random, Quotas),
        ReasonCode = Pick(random, ReasonCodes),
        ReasonMessage = Pick(random, Reasons),
        UserCommand = Pick(random, Commands),
        JobSpecs = random.Next(4) == 0 ? null : [.. random.GetItems(Images, random.Next(3)).Select(image => Spec(random, image))],
        Accessibility = Pick(random, null, "PUBLIC", "PRIVATE"),
        UseOversoldResource = Pick<bool?>(random, null, true, false),
        TemplateId = Pick(random, null, "tml1", "TML1"),
        Extras = Pick(random, null, null, new JobExtras { Description = Pick(random, Descriptions) }),
        GmtCreateTime = Time(random, now),
        GmtSubmittedTime = Time(random, now),
        GmtRunningTime = Time(random, now),
        GmtFinishTime = Time(random, now),
        GmtModifiedTime = Time(random, now),
        Duration = random.Next(3) == 0 ? random.Next(-100, 1000) : null,
        Priority = random.Next(4) == 0 ? null : random.Next(-1, 10),
        RequestCPU = random.Next(4) == 0 ? null : random.Next(-8, 64),
        RequestGPU = Pick(random, Gpus),
        RequestMemory = Pick(random, Memories),
        NodeCount = random.Next(4) == 0 ? null : $"{random.Next(-1, 5)}",
        RestartTimes = random.Next(4) switch { 0 => null, 1 => $"{random.Next(4)}/10", _ => $"{random.Next(-1, 4)}" },
        Settings = random.Next(3) == 0 ? null : new JobSettings
        {
            BusinessUserId = Pick(random, null, "b1", "b2"),
            Caller = Pick(random, null, "local", "SilkFlow"),
            PipelineId = Pick(random, null, "flow-1", "flow-2", "Flow-1"),
            OversoldType = Pick(random, null, "ForbiddenQuotaOverSold", "ForceQuotaOverSold", "AcceptQuotaOverSold"),
            Tags = Tags.Where(_ => random.Next(2) == 0)
                .Aggregate(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal), (tags, tag) => tags.Add(tag.Key, Pick(random, tag.Values))),
        },
    };

    private static JobSpec Spec(Random random, string image) => new()
    {
        Type = "Worker",
        Image = image,
        EcsSpec = Pick(random, null, "", "ecs.gn6e"),
        ResourceConfig = random.Next(6) == 0 ? new ResourceConfig { GPU = "1" } : null,
        SpotSpec = random.Next(6) == 0 ? new SpotSpec() : null,
        AssignNodeSpec = Pick(random, null, new AssignNodeSpec(), new AssignNodeSpec { EnableAssignNode = true }, new AssignNodeSpec { EnableAssignNode = false }),
    };

    public static T Pick<T>(Random random, params IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
