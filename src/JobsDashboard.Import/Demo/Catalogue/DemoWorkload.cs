namespace JobsDashboard.Import.Demo;

/// <summary>A kind of work: a framework with the models, data, images and commands that go with it.</summary>
internal sealed record DemoWorkload(string JobType, int Weight)
{
    public required string[] Models { get; init; }

    public required string[] Data { get; init; }

    public required string[] Images { get; init; }

    public required DemoRole[] Roles { get; init; }

    public required Func<DemoRun, string>[] Commands { get; init; }

    /// <summary>GPUs of a pod, likely numbers more than once.</summary>
    public int[] Gpus { get; init; } = [1, 1, 2, 4, 8];
}
