using System.Collections.Immutable;
using Bogus;
using JobsDashboard.Import.Demo.Catalogue;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>The roles of a job, and what all their pods request together. Memory is in GiB.</summary>
internal sealed record DemoShape(ImmutableArray<JobSpec> Specs, int Pods, int Cpu, int Gpu, int Memory)
{
    public bool IsSpot => Specs[0].SpotSpec is not null;

    public static DemoShape Make(Randomizer random, DemoWorkload workload, int gpus, DemoQuota? quota)
    {
        var spot = quota is null && random.Bool(0.45f)
            ? new SpotSpec { SpotStrategy = "SpotWithPriceLimit", SpotDiscountLimit = random.Number(1, 9) / 10d }
            : null;
        var image = random.ArrayElement(workload.Images);
        var shape = new DemoShape([], 0, 0, 0, 0);
        foreach (var role in workload.Roles)
        {
            var pods = random.ArrayElement(role.PodCounts);
            if (pods > 0)
            {
                var pod = new JobSpec { Type = role.Type, Image = image, PodCount = pods, SpotSpec = spot };
                var roleGpus = role.IsLight ? 0 : gpus;
                shape = quota is null ? shape.With(pod, InstanceFor(random, roleGpus)) : shape.With(pod, quota, roleGpus);
            }
        }
        return shape;
    }

    public DemoShape PinnedTo(ImmutableArray<string> nodes)
    {
        var pin = new AssignNodeSpec { EnableAssignNode = true, NodeNames = string.Join(',', nodes) };
        return this with { Specs = [.. Specs.Select(spec => spec with { AssignNodeSpec = pin })] };
    }

    private static DemoInstance InstanceFor(Randomizer random, int gpus) =>
        random.ArrayElement(gpus == 0 ? DemoInstance.WithoutGpu : DemoInstance.WithGpu);

    private DemoShape With(JobSpec pod, DemoInstance instance) =>
        Plus(pod with { EcsSpec = instance.Name }, instance.Cpu, instance.Gpu, instance.Memory);

    private DemoShape With(JobSpec pod, DemoQuota quota, int gpus)
    {
        var (cpu, memory) = quota.SizeOf(gpus);
        var resources = new ResourceConfig
        {
            CPU = $"{cpu}",
            GPU = $"{gpus}",
            GPUType = gpus == 0 ? null : quota.GpuType,
            Memory = $"{memory}Gi",
            SharedMemory = $"{memory / 2}Gi",
        };
        return Plus(pod with { ResourceConfig = resources }, cpu, gpus, memory);
    }

    private DemoShape Plus(JobSpec spec, int cpu, int gpu, int memory)
    {
        var pods = (int)spec.PodCount!.Value;
        return new DemoShape(Specs.Add(spec), Pods + pods, Cpu + pods * cpu, Gpu + pods * gpu, Memory + pods * memory);
    }
}
