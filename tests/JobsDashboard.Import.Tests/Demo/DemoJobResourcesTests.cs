using System.Globalization;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Import.Tests.Demo;

public sealed class DemoJobResourcesTests(DemoMonth month) : IClassFixture<DemoMonth>
{
    [Fact]
    public void Requests_QuotaJobs_AreTheSumsOfTheirRoles()
    {
        var jobs = month.Jobs.Where(job => job.ResourceId is not null).ToList();

        Assert.NotEmpty(jobs);
        Assert.All(jobs, job =>
        {
            Assert.Equal(job.RequestCPU, Sum(job, spec => spec.ResourceConfig!.CPU!));
            Assert.Equal(job.RequestGPU, $"{Sum(job, spec => spec.ResourceConfig!.GPU!)}");
            Assert.Equal(job.RequestMemory, $"{Sum(job, spec => spec.ResourceConfig!.Memory![..^2])}Gi");
        });
    }

    [Fact]
    public void NodeCount_EveryJob_IsOneForEachPod()
    {
        Assert.All(month.Jobs, job =>
        {
            Assert.Equal(job.NodeCount, $"{Sum(job, _ => "1")}");
            Assert.True(job.NodeNames is null || job.NodeNames.Value.Distinct().Count() == Sum(job, _ => "1"));
        });
    }

    [Fact]
    public void PublicJobs_Month_HaveAnInstanceTypeAndNoQuota()
    {
        var jobs = month.Jobs.Where(job => job.ResourceId is null).ToList();

        Assert.All(jobs, job => Assert.All(job.JobSpecs!.Value, spec => Assert.True(spec is { EcsSpec: not null, ResourceConfig: null })));
        Assert.All(jobs, job => Assert.Null(job.ResourceQuotaName));
        Assert.Contains(jobs, job => job.JobSpecs!.Value[0].SpotSpec is not null);
        Assert.Contains(jobs, job => job.JobSpecs!.Value[0].SpotSpec is null);
    }

    [Fact]
    public void Requests_PublicJobs_GrowWithTheirPods()
    {
        var jobs = month.Jobs.Where(job => job.ResourceId is null).ToList();

        var sizes = jobs.Where(job => job.JobSpecs!.Value.Length == 1).GroupBy(job => job.JobSpecs!.Value[0].EcsSpec);

        Assert.All(sizes, group => Assert.Single(group.Select(job => (double)job.RequestCPU!.Value / job.JobSpecs!.Value[0].PodCount!.Value).Distinct()));
    }

    [Fact]
    public void Pools_Month_AreAsLargeAsATeam()
    {
        Assert.Equal(60, month.Jobs.Select(job => job.UserId).Distinct().Count());
        Assert.Equal(12, month.Jobs.Select(job => job.ResourceId).Where(id => id is not null).Distinct().Count());
        Assert.Equal(8, month.Jobs.Select(job => job.WorkspaceId).Distinct().Count());
        Assert.All(month.Jobs, job => Assert.InRange(job.Settings!.Tags?.Count ?? 0, 0, 5));
    }

    private static long Sum(JobItem job, Func<JobSpec, string> ofPod) =>
        job.JobSpecs!.Value.Sum(spec => spec.PodCount!.Value * long.Parse(ofPod(spec), CultureInfo.InvariantCulture));
}
