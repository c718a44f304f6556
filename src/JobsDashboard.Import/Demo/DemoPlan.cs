using System.Collections.Immutable;
using JobsDashboard.Import.Demo.Catalogue;
using JobsDashboard.Import.Demo.Failures;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>What a person wants to run, once or as a series: all that the jobs of the series have in common.</summary>
internal sealed record DemoPlan
{
    public required DemoWorkload Workload { get; init; }

    public required DemoPerson Person { get; init; }

    public required DemoWorkspace Workspace { get; init; }

    /// <summary>Null on public resources.</summary>
    public required DemoQuota? Quota { get; init; }

    public required string Name { get; init; }

    public required DemoRun Run { get; init; }

    public required Func<DemoRun, string> Command { get; init; }

    public required DemoShape Shape { get; init; }

    /// <summary>The nodes that every job of the series is pinned to; null when they are not pinned.</summary>
    public required ImmutableArray<string>? PinnedNodes { get; init; }

    public required JobSettings Settings { get; init; }

    public required ImmutableSortedDictionary<string, string> Envs { get; init; }

    public required CodeSource? CodeSource { get; init; }

    public required ImmutableArray<DataSource> DataSources { get; init; }

    public required int Priority { get; init; }

    public required string Accessibility { get; init; }

    /// <summary>The failure that nearly every job of the series has; null when there is none.</summary>
    public required DemoFailure? Flaw { get; init; }

    /// <summary>The number of jobs in the series.</summary>
    public required int Length { get; init; }

    public string ResourceType => Quota?.ResourceType ?? (Shape is { IsSpot: true, Gpu: > 0 } ? "Lingjun" : "ECS");
}
