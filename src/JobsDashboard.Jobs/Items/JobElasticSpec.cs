namespace JobsDashboard.Jobs.Items;

/// <summary>How a job may grow and shrink.</summary>
public sealed record JobElasticSpec
{
    public bool? EnableElasticTraining { get; init; }

    public bool? EnableAIMaster { get; init; }

    public bool? EnableEDP { get; init; }

    public bool? EnablePsJobElasticPS { get; init; }

    public bool? EnablePsJobElasticWorker { get; init; }

    public bool? EnablePsResourceEstimate { get; init; }

    public int? MinParallelism { get; init; }

    public int? MaxParallelism { get; init; }

    public int? PSMinParallelism { get; init; }

    public int? PSMaxParallelism { get; init; }

    public int? EDPMinParallelism { get; init; }

    public int? EDPMaxParallelism { get; init; }

    public string? AIMasterType { get; init; }

    public string? AIMasterDockerImage { get; init; }

    public string? ElasticStrategy { get; init; }
}
