using Bogus;
using JobsDashboard.Import.Demo.Catalogue;
using JobsDashboard.Import.Demo.Failures;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Makes plans, and mixes the jobs of series that are not finished.</summary>
internal sealed class DemoPlanner(Randomizer random)
{
    private static readonly DemoQuota[] s_gpuQuotas = [.. DemoQuota.All.Where(quota => quota.GpuType is not null)];
    private static readonly int[] s_batchSizes = [8, 16, 32, 64, 128, 256];
    private static readonly int[] s_priorities = [1, 1, 1, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9];

    private readonly List<(DemoPlan Plan, int Place)> _open = [];

    /// <summary>The plan of the next job, and the job's place in its series, from 1.</summary>
    public (DemoPlan Plan, int Place) Next()
    {
        if (_open.Count == 0 || random.Bool(0.4f))
        {
            _open.Add((Make(), 1));
            return Take(_open.Count - 1);
        }
        return Take(random.Number(_open.Count - 1));
    }

    private (DemoPlan Plan, int Place) Take(int at)
    {
        var (plan, place) = _open[at];
        if (place == plan.Length)
        {
            _open.RemoveAt(at);
        }
        else
        {
            _open[at] = (plan, place + 1);
        }
        return (plan, place);
    }

    private DemoPlan Make()
    {
        var workload = random.ArrayElement(DemoWorkloadCatalogue.Weighted);
        var person = random.ArrayElement(DemoPerson.All);
        var model = random.ArrayElement(workload.Models);
        var data = random.ArrayElement(workload.Data);
        var gpus = random.ArrayElement(workload.Gpus);
        var quota = random.Bool(0.22f) ? null : random.ArrayElement(gpus == 0 ? DemoQuota.All : s_gpuQuotas);
        var shape = DemoShape.Make(random, workload, gpus, quota);
        var nodes = random.Bool(0.05f) ? quota?.PickNodes(random, shape.Pods) : null;
        var flaw = random.Bool(0.055f) ? DemoFailureCatalogue.Any(random, quota, shape.Gpu > 0, shape.IsSpot) : null;
        return new DemoPlan
        {
            Workload = workload,
            Person = person,
            Workspace = random.Bool(0.85f) ? person.Workspace : random.ArrayElement(DemoWorkspace.All),
            Quota = quota,
            Name = DemoNames.Make(random, model, data),
            Run = new DemoRun(
                model, data, shape.Pods, Math.Max(1, gpus), "1e-4", random.ArrayElement(s_batchSizes), random.Number(1, 120), Seed: 0),
            Command = random.ArrayElement(workload.Commands),
            Shape = nodes is { } pinned ? shape.PinnedTo(pinned) : shape,
            PinnedNodes = nodes,
            Settings = DemoSettings.Make(random, person, model, quota),
            Envs = DemoSettings.Envs(random),
            CodeSource = random.Bool() ? CodeSource() : null,
            DataSources = random.Bool() ? [DataSource("/mnt/data")] : [DataSource("/mnt/data"), DataSource("/mnt/output")],
            Priority = random.ArrayElement(s_priorities),
            Accessibility = random.Bool(0.6f) ? "PUBLIC" : "PRIVATE",
            Flaw = flaw,
            Length = random.Bool(flaw is null ? 0.04f : 0.12f) ? random.Number(5, 40) : 1,
        };
    }

    private CodeSource CodeSource() => new()
    {
        CodeSourceId = $"code-{random.Number(100000, 999999)}",
        Branch = random.ArrayElement(["main", "master", "dev", "release/v2", "feature/flash-attn"]),
        Commit = $"{random.ULong():x16}{random.ULong():x16}{random.UInt():x8}",
        MountPath = "/mnt/code",
    };

    private DataSource DataSource(string path) => new() { DataSourceId = $"d-{random.Number(100000, 999999)}", MountPath = path };
}
