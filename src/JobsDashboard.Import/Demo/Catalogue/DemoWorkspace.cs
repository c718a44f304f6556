namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>A workspace, in which a team keeps its jobs.</summary>
internal sealed record DemoWorkspace(string Id, string Name)
{
    public static DemoWorkspace[] All { get; } =
    [
        new("26817", "llm-foundation"),
        new("26844", "视觉智能"),
        new("30125", "speech-lab"),
        new("30391", "recommendation"),
        new("41760", "AutoDrive"),
        new("41902", "多模态研究"),
        new("58233", "data-platform"),
        new("60078", "sandbox"),
    ];
}
