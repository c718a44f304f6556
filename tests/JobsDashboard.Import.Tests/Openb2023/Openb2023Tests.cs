using System.Globalization;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Openb2023;

/// <summary>The oracle is the text itself: lines cut at commas, fields by their place.</summary>
public sealed class Openb2023Tests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private const string Header = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time\n";
    private const string File = "openb-2023/openb_pod_list_gpuspec33.csv";

    private static readonly DateTimeOffset s_anchor = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Trace_Whole_HasThePodsOfTheText()
    {
        var pods = Traces.Lines(File).Skip(1).Select(line => line.Split(',')).ToList();

        var jobs = await Rows.JobsAsync("openb-2023", Traces.Path(File));

        Assert.Equal(8_152, jobs.Count);
        Assert.Equal(pods.Select(pod => pod[0]), jobs.Select(job => job.JobId));
        Assert.Equal(pods.Select(pod => pod[0]), jobs.Select(job => job.DisplayName));
        Assert.Equal(
            pods.CountBy(pod => pod[7] == "Pending" ? "Queuing" : pod[7]).OrderBy(count => count.Key),
            jobs.CountBy(job => $"{job.Status}").OrderBy(count => count.Key));
        Assert.Equal(
            pods.Sum(pod => Number(pod[3]) * Number(pod[4]) / 1000),
            jobs.Sum(job => Number(job.RequestGPU!)));
        Assert.Equal(pods.Sum(pod => (long.Parse(pod[1], CultureInfo.InvariantCulture) + 999) / 1000), jobs.Sum(job => job.RequestCPU!.Value));
        Assert.Equal(pods.Select(pod => pod[2] + "Mi"), jobs.Select(job => job.RequestMemory));
        Assert.Equal(pods.Select(pod => pod[6]), jobs.Select(job => job.Settings!.Tags!["qos"]));
        Assert.Equal(pods.Select(pod => pod[5]), jobs.Select(job => job.JobSpecs!.Value.Single().ResourceConfig?.GPUType ?? ""));
        Assert.All(jobs, job => Assert.Equal(("Worker", 1L), (job.JobSpecs!.Value[0].Type, job.JobSpecs.Value[0].PodCount)));
    }

    [Fact]
    public async Task Trace_Times_CountFromTheAnchorAndEndOnlyWhatEnded()
    {
        var pods = Traces.Lines(File).Skip(1).Select(line => line.Split(',')).ToList();

        var jobs = await Rows.JobsAsync("openb-2023", Traces.Path(File));

        Assert.Equal(s_anchor, jobs.Min(job => job.GmtCreateTime));
        Assert.Equal(s_anchor.AddSeconds(12_901_761), jobs.Max(job => job.GmtCreateTime));
        Assert.Equal(pods.Select(pod => (DateTimeOffset?)s_anchor.AddSeconds(double.Parse(pod[8], CultureInfo.InvariantCulture))), jobs.Select(job => job.GmtSubmittedTime));
        Assert.All(jobs, job => Assert.Equal(job.Status == JobStatus.Queuing, job.GmtRunningTime is null));
        Assert.All(jobs, job => Assert.Equal(job.Status is JobStatus.Succeeded or JobStatus.Failed, job.GmtFinishTime is not null));
        Assert.All(jobs, job => Assert.Null(job.JobType ?? job.Username ?? job.UserId ?? job.UserCommand ?? job.JobSpecs!.Value[0].Image));
    }

    [Fact]
    public async Task SharedGpu_AndOddCores_AreADecimalAndRoundedUp()
    {
        var path = folder.Add("shared.csv", Header + "openb-pod-0001,6001,12288,1,460,V100M32|V100M32,LS,Failed,427061,12902960,427062\n");

        var job = Assert.Single(await Rows.JobsAsync("openb-2023", path, new ImportOptions { Anchor = DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(8)) }));

        Assert.Equal("0.46", job.RequestGPU);
        Assert.Equal(7, job.RequestCPU);
        Assert.Equal("12288Mi", job.RequestMemory);
        Assert.Equal("V100M32|V100M32", job.JobSpecs!.Value[0].ResourceConfig!.GPUType);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(427_061), job.GmtCreateTime);
        Assert.Equal(TimeSpan.Zero, job.GmtCreateTime!.Value.Offset);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(427_062), job.GmtRunningTime);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(12_902_960), job.GmtFinishTime);
    }

    [Fact]
    public void Folder_WithTwoPodLists_YieldsTheOneThatKnowsGpuModels()
    {
        var format = ImportFormats.All["openb-2023"];
        var files = Traces.Path("openb-2023");

        Assert.Equal([Traces.Path(File)], format.FilesIn(files));
    }

    [Fact]
    public void Folder_WithoutGpuModels_YieldsTheDefaultPodList()
    {
        using var alone = new ImportFolder();
        var list = alone.Add("openb_pod_list_default.csv", Header);
        alone.Add("openb_node_list_all_node.csv", "sn\n");

        Assert.Equal([list], ImportFormats.All["openb-2023"].FilesIn(alone.FullName));
    }

    [Fact]
    public async Task BadRows_AreRejectedWithLineFieldAndExpectation()
    {
        var path = folder.Add("bad.csv", Header
            + "a,1,1,1,1000,,LS,Running,0,1,0\n"
            + "b,many,1,1,1000,,LS,Running,0,1,0\n"
            + "c,1,1,1,1000,,LS,Resting,0,1,0\n"
            + "\n"
            + "d,1,1,1\n"
            + ",1,1,1,1000,,LS,Running,0,1,0\n"
            + "e,1,1,1,1000,,LS,Running,999999999999,1,0\n");

        Assert.Equal(
            [
                (3, "cpu_milli: a whole number was expected, not \"many\"."),
                (4, "pod_phase: one of Succeeded, Failed, Running, Pending was expected, not \"Resting\"."),
                (6, "11 fields were expected, not 4."),
                (7, "name: a text was expected, not \"\"."),
                (8, "creation_time: a number of seconds was expected, not \"999999999999\"."),
            ],
            await Rows.RejectionsAsync("openb-2023", path));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
