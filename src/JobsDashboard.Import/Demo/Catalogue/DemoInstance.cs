namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>A public instance type, for jobs without a quota. Memory is in GiB.</summary>
internal sealed record DemoInstance(string Name, int Cpu, int Gpu, int Memory)
{
    public static DemoInstance[] WithGpu { get; } =
    [
        new("ecs.gn6i-c8g1.2xlarge", 8, 1, 31),
        new("ecs.gn6v-c8g1.2xlarge", 8, 1, 32),
        new("ecs.gn6v-c8g1.8xlarge", 32, 4, 128),
        new("ecs.gn6e-c12g1.3xlarge", 12, 1, 92),
        new("ecs.gn7i-c16g1.4xlarge", 16, 1, 60),
        new("ecs.gn7i-c32g1.32xlarge", 128, 4, 752),
        new("ecs.gn7-c12g1.12xlarge", 48, 4, 378),
        new("ecs.gn7e-c16g1.16xlarge", 64, 4, 500),
    ];

    public static DemoInstance[] WithoutGpu { get; } =
    [
        new("ecs.g6.xlarge", 4, 0, 16),
        new("ecs.g6.4xlarge", 16, 0, 64),
        new("ecs.g7.8xlarge", 32, 0, 128),
        new("ecs.r7.4xlarge", 16, 0, 128),
        new("ecs.c7.8xlarge", 32, 0, 64),
    ];
}
