namespace JobsDashboard.Import.Demo;

/// <summary>A broken node. Its jobs fail soon, so it is often free and draws more than its share of them.</summary>
internal sealed record DemoFault(string Quota, string Node, int FromDaysAgo, int UntilDaysAgo)
{
    private static readonly DemoFault[] s_all =
    [
        new("llm-sft-a100", "lingjun-a100-b-0017", 12, 9),
        new("视觉算法组配额", "ecs-a10-c-0031", 3, 1),
    ];

    /// <summary>The node of a quota that was broken so many seconds ago.</summary>
    public static string? NodeOf(DemoQuota quota, int age) => Array.Find(
        s_all,
        fault => fault.Quota == quota.Name && age <= fault.FromDaysAgo * 86400 && age >= fault.UntilDaysAgo * 86400)?.Node;
}
