using JobsDashboard.Import.Demo.Catalogue;

namespace JobsDashboard.Import.Demo.Failures;

/// <summary>A node that is broken for some days. Its jobs fail soon, so it is often free and gets more jobs than other nodes.</summary>
internal sealed record DemoBrokenNode(string Quota, string Node, int FromDaysAgo, int UntilDaysAgo)
{
    private static readonly DemoBrokenNode[] s_all =
    [
        new("llm-sft-a100", "lingjun-a100-b-0017", 12, 9),
        new("视觉算法组配额", "ecs-a10-c-0031", 3, 1),
    ];

    /// <summary>The node of a quota that was broken <paramref name="age"/> seconds ago; null when none was.</summary>
    public static string? In(DemoQuota quota, int age) => Array.Find(
        s_all,
        broken => broken.Quota == quota.Name && age <= broken.FromDaysAgo * 86400 && age >= broken.UntilDaysAgo * 86400)?.Node;
}
