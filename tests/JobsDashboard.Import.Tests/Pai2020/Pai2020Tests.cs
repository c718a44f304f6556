using System.Globalization;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Pai2020;

/// <summary>The oracle groups all lines by job at once, which the importer never does: it holds one job at a time.</summary>
public sealed class Pai2020Tests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private const string File = "pai-2020/pai_instance_table.tail.csv.gz";
    private const int Role = 1, Pod = 2, State = 5, Start = 6, End = 7, Machine = 8;

    [Fact]
    public async Task Trace_Whole_HasTheJobsOfTheText()
    {
        var groups = Groups();

        var jobs = await Rows.JobsAsync("pai-2020", Traces.Path(File));

        Assert.Equal(5_164, jobs.Count);
        Assert.Equal(groups.Select(group => group.Key), jobs.Select(job => job.JobId));
        Assert.Equal(groups.Select(group => StatusOf(group)), jobs.Select(job => $"{job.Status}"));
        Assert.Equal(27_587 - 25_997, jobs.Sum(job => int.Parse(job.RestartTimes!, CultureInfo.InvariantCulture)));
        Assert.Equal(25_997, jobs.Sum(job => job.JobSpecs!.Value.Sum(spec => spec.PodCount)));
        Assert.Equal(
            groups.Select(group => string.Join(',', group.Select(row => row[Machine]).Where(machine => machine != "").Distinct())),
            jobs.Select(job => string.Join(',', job.NodeNames ?? [])));
        Assert.All(jobs, job => Assert.Equal(job.NodeNames?.Length.ToString(CultureInfo.InvariantCulture), job.NodeCount));
    }

    [Fact]
    public async Task Trace_Times_AreThoseOfTheText()
    {
        var groups = Groups();

        var jobs = await Rows.JobsAsync("pai-2020", Traces.Path(File));

        Assert.Equal(groups.Select(group => Raw(group, Start).DefaultIfEmpty(-1).Min()), jobs.Select(job => RawOf(job.GmtRunningTime)));
        Assert.Equal(
            groups.Select(group => StatusOf(group) is "Running" or "Queuing" ? -1 : Raw(group, End).DefaultIfEmpty(-1).Max()),
            jobs.Select(job => RawOf(job.GmtFinishTime)));
        Assert.All(jobs, job => Assert.Equal((job.GmtFinishTime - job.GmtRunningTime)?.TotalSeconds, job.Duration));
        Assert.All(jobs, job => Assert.Null(job.GmtCreateTime ?? job.GmtSubmittedTime));
        var times = jobs.SelectMany(job => new[] { job.GmtRunningTime, job.GmtFinishTime }).OfType<DateTimeOffset>().ToList();
        Assert.Equal(new DateTimeOffset(2020, 7, 9, 14, 10, 29, TimeSpan.Zero), times.Min());
        Assert.Equal(new DateTimeOffset(2020, 8, 10, 15, 43, 31, TimeSpan.Zero), times.Max());
    }

    [Fact]
    public async Task Trace_Roles_HaveTheGpusOfTheirMachines()
    {
        var gpus = Traces.Lines("pai-2020/pai_machine_spec.csv").Select(line => line.Split(',')).ToDictionary(row => row[0], row => row[1]);
        var expected = Groups().SelectMany(group => group.GroupBy(row => row[Role]).Select(role =>
            (group.Key, role.Key, string.Join('|', role.Where(row => row[Machine] != "").Select(row => gpus[row[Machine]]).Distinct().Order()))));

        var jobs = await Rows.JobsAsync("pai-2020", Traces.Path(File));

        Assert.Equal(expected, jobs.SelectMany(job => job.JobSpecs!.Value.Select(spec => (job.JobId!, spec.Type!, spec.ResourceConfig?.GPUType ?? ""))));
        Assert.All(jobs, job => Assert.Null(job.ReasonCode ?? job.UserId ?? job.Username ?? job.RequestGPU ?? job.RequestMemory ?? job.UserCommand));
    }

    [Theory]
    [InlineData("PyTorchWorker", "PyTorchJob")]
    [InlineData("OpenmpiTracker", "MPIJob")]
    [InlineData("evaluator", "TFJob")]
    [InlineData("JupyterTask", "Custom")]
    public async Task Roles_TellTheJobType(string role, string jobType)
    {
        var path = folder.Add($"{role}.csv", Row("aaaaaaaaaaaaaaaaaaaaaaaa", role, "p", "Terminated", "1.0", "2.0", "m"));

        var job = Assert.Single(await Rows.JobsAsync("pai-2020", path));

        Assert.Equal((jobType, $"{role}-aaaaaaaa"), (job.JobType, job.DisplayName));
    }

    [Fact]
    public async Task Attempts_OfOnePod_CountAsRestartsAndTheLastOneDecides()
    {
        var path = folder.Add("restarts.csv",
            Row("j", "ps", "p1", "Failed", "10.0", "", "m1")
            + Row("j", "worker", "p2", "Interrupted", "", "30.0", "m2")
            + Row("j", "ps", "p1", "Terminated", "20.5", "40.0", "m1"));
        folder.Add("pai_machine_spec.csv", "m1,V100,96,512,8\nm2,CPU,96,512,0\n");

        var job = Assert.Single(await Rows.JobsAsync("pai-2020", path, new ImportOptions { Anchor = DateTimeOffset.UnixEpoch }));

        Assert.Equal((JobStatus.Stopped, "1", "2"), (job.Status, job.RestartTimes, job.NodeCount));
        Assert.Equal((10, 40, 30), (job.GmtRunningTime!.Value.ToUnixTimeSeconds(), job.GmtFinishTime!.Value.ToUnixTimeSeconds(), job.Duration));
        Assert.Equal([("ps", 1L, "V100"), ("worker", 1L, "CPU")], job.JobSpecs!.Value.Select(spec => (spec.Type!, spec.PodCount!.Value, spec.ResourceConfig!.GPUType!)));
    }

    [Fact]
    public async Task Waiting_HasNeitherTimesNorMachines()
    {
        var path = folder.Add("waiting.csv", Row("j", "worker", "p", "Waiting", "", "", ""));

        var job = Assert.Single(await Rows.JobsAsync("pai-2020", path));

        Assert.Equal(JobStatus.Queuing, job.Status);
        Assert.Null(job.GmtRunningTime ?? job.GmtFinishTime);
        Assert.Null(job.NodeCount);
        Assert.Null(job.NodeNames);
        Assert.Null(job.JobSpecs!.Value[0].ResourceConfig);
    }

    [Fact]
    public async Task BadRow_IsRejectedAndTheJobIsMadeOfItsOtherRows()
    {
        var path = folder.Add("bad.csv",
            Row("j", "ps", "p1", "Terminated", "10.0", "20.0", "m1") + Row("j", "ps", "p2", "Lost", "", "", "") + Row("k", "ps", "p3", "Failed", "", "", ""));

        var rows = await Rows.ReadAsync("pai-2020", path);

        Assert.Equal([null, "j", "k"], rows.Select(row => row.Job?.JobId));
        Assert.Equal((2, "status: one of Terminated, Failed, Interrupted, Running, Waiting was expected, not \"Lost\"."), (rows[0].Rejection!.Line, rows[0].Rejection!.Reason));
    }

    [Fact]
    public void Folder_OfTheTrace_YieldsTheInstanceTable() =>
        Assert.Equal([Traces.Path(File)], ImportFormats.All["pai-2020"].FilesIn(Traces.Path("pai-2020")));

    private static List<IGrouping<string, string[]>> Groups() => [.. Traces.Lines(File).Select(line => line.Split(',')).GroupBy(row => row[0])];

    private static string StatusOf(IEnumerable<string[]> rows)
    {
        var last = new Dictionary<string, string>();
        foreach (var row in rows)
        {
            last[row[Role] + row[Pod]] = row[State];
        }
        string[] order = ["Running", "Waiting", "Failed", "Interrupted", "Terminated"];
        return order.First(last.ContainsValue) switch { "Waiting" => "Queuing", "Interrupted" => "Stopped", "Terminated" => "Succeeded", var same => same };
    }

    private static IEnumerable<long> Raw(IEnumerable<string[]> rows, int column) =>
        rows.Where(row => row[column] != "").Select(row => (long)double.Parse(row[column], CultureInfo.InvariantCulture));

    private static long RawOf(DateTimeOffset? time) => time?.ToUnixTimeSeconds() - 1_590_624_000 ?? -1;

    private static string Row(string job, string role, string pod, string status, string start, string end, string machine) =>
        $"{job},{role},{pod},w,i,{status},{start},{end},{machine}\n";
}
