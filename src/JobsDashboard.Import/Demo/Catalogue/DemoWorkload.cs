namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>A kind of work: a framework with the models, data, images and commands that go with it.</summary>
/// <param name="JobType">The type of its jobs in the API.</param>
/// <param name="Weight">How common it is, relative to the others.</param>
internal sealed record DemoWorkload(string JobType, int Weight)
{
    public required string[] Models { get; init; }

    public required string[] Data { get; init; }

    public required string[] Images { get; init; }

    public required DemoRole[] Roles { get; init; }

    public required Func<DemoRun, string>[] Commands { get; init; }

    /// <summary>The GPUs of a pod to choose from; likelier numbers occur more often.</summary>
    public int[] Gpus { get; init; } = [1, 1, 2, 4, 8];
}

/// <summary>A role in a workload.</summary>
/// <param name="Type">The name of the role in the API.</param>
/// <param name="PodCounts">The numbers of pods to choose from; likelier numbers occur more often. With 0 a job lacks the role.</param>
/// <param name="IsLight">Whether its pods have no GPUs.</param>
internal sealed record DemoRole(string Type, int[] PodCounts, bool IsLight = false);

/// <summary>What a start command is made of.</summary>
internal readonly record struct DemoRun(
    string Model, string Data, int Nodes, int Gpus, string LearningRate, int BatchSize, int Epochs, int Seed);
