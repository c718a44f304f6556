namespace JobsDashboard.Import.Demo;

/// <summary>A role in a workload.</summary>
/// <param name="Type">The role's name in the contract.</param>
/// <param name="PodCounts">How many pods it may have, likely counts more than once; zero leaves the role out.</param>
/// <param name="IsLight">Whether it does without GPUs whatever the workload.</param>
internal sealed record DemoRole(string Type, int[] PodCounts, bool IsLight = false);
