using System.Globalization;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>The oracle is the text itself: lines cut at bars, fields by their place.</summary>
public sealed class SacctTests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private const string Line = "7|7|c|part|q|acc|g|1|u1|42|2016-12-27T20:12:01|2016-12-27T20:12:01|2016-12-27T20:12:02|2017-01-01T20:12:27|5-00:00:25|1:0|"
        + "TIMEOUT|8|64|64|2147486648Mn|cpu=64,node=8|billing=64,cpu=64,gres/gpu=2,mem=62.50G,node=8|5-00:00:00|n-[01-02,04],x|name";

    [Theory]
    [InlineData("phillips", 4_285)]
    [InlineData("pozidriv", 11_704)]
    public async Task Trace_Whole_HasTheJobsOfTheText(string log, int count)
    {
        var rows = Traces.Lines($"sacct-xdmod/{log}.log.gz").Select(line => line.Split('|')).ToList();

        var jobs = await Rows.JobsAsync("sacct", Traces.Path($"sacct-xdmod/{log}.log.gz"));

        Assert.Equal(count, jobs.Count);
        Assert.Equal(rows.Select(row => $"{log}-{row[0]}"), jobs.Select(job => job.JobId));
        Assert.Equal(rows.Select(row => StatusOf(row[16])), jobs.Select(job => $"{job.Status}"));
        Assert.Equal(rows.Select(row => row[16].StartsWith('C') && row[16] != "COMPLETED" ? "JobStoppedByUser" : row[16]), jobs.Select(job => job.ReasonCode));
        Assert.Equal(rows.Select(row => row[25]), jobs.Select(job => job.DisplayName));
        Assert.Equal(
            rows.Select(row => (row[9], row[5], row[3], row[4], row[17])),
            jobs.Select(job => (job.UserId!, job.WorkspaceId!, job.ResourceId!, job.ResourceQuotaName!, job.NodeCount!)));
        Assert.Equal(rows.Sum(row => long.Parse(row[19], CultureInfo.InvariantCulture)), jobs.Sum(job => job.RequestCPU));
        Assert.Equal(rows.Count(row => row[22].Contains("gres/gpu=", StringComparison.Ordinal)), jobs.Count(job => job.RequestGPU is not null));
        Assert.All(jobs, job => Assert.NotNull(job.RequestMemory));
        Assert.Equal(rows.Count(row => row[23] == "Partition_Limit"), jobs.Count(job => job.JobMaxRunningTimeMinutes is null));
    }

    [Theory]
    [InlineData("phillips")]
    [InlineData("pozidriv")]
    public async Task Trace_TimesAndNodes_AgreeWithEachOther(string log)
    {
        var rows = Traces.Lines($"sacct-xdmod/{log}.log.gz").Select(line => line.Split('|')).ToList();

        var jobs = await Rows.JobsAsync("sacct", Traces.Path($"sacct-xdmod/{log}.log.gz"));

        Assert.Equal(rows.Select(row => row[10]), jobs.Select(job => Iso(job.GmtCreateTime)));
        Assert.Equal(rows.Select(row => row[24] == "None assigned" ? "" : row[12]), jobs.Select(job => Iso(job.GmtRunningTime)));
        Assert.Equal(rows.Select(row => row[13]), jobs.Select(job => Iso(job.GmtFinishTime)));
        Assert.All(jobs.Where(job => job.GmtRunningTime is not null), job => Assert.Equal(job.GmtRunningTime!.Value.AddSeconds(job.Duration!.Value), job.GmtFinishTime));
        // Slurm's own number of nodes checks the expansion of its list of them.
        Assert.All(jobs.Where(job => job.NodeNames is not null), job => Assert.Equal(job.NodeCount, $"{job.NodeNames!.Value.Distinct().Count()}"));
        Assert.All(jobs, job => Assert.Equal(job.GmtRunningTime is null, job.NodeNames is null));
    }

    [Fact]
    public async Task Trace_FirstJob_IsAsOneReadsItByHand()
    {
        var job = (await Rows.JobsAsync("sacct", Traces.Path("sacct-xdmod/phillips.log.gz")))[0];

        Assert.Equal(("phillips-163485", "Baltimore Oriole", "380693"), (job.JobId, job.Username, job.UserId));
        Assert.Equal((JobStatus.Stopped, "JobStoppedByUser", "CANCELLED by 380693, exit code 0:0"), (job.Status, job.ReasonCode, job.ReasonMessage));
        Assert.Equal((12L, "2", "31000Mi"), (job.RequestCPU, job.RequestGPU, job.RequestMemory));
        Assert.Equal(10 * 86_400 + 13 * 3_600 + 27 * 60 + 6, job.Duration);
        Assert.Equal((37 * 24 + 14) * 60, job.JobMaxRunningTimeMinutes);
        Assert.Equal(["cpn-f11-31"], job.NodeNames!.Value);
    }

    [Fact]
    public async Task Oddities_OfALine_AreReadAsDescribed()
    {
        var path = folder.Add("odd.log", Line + "\n");

        var job = Assert.Single(await Rows.JobsAsync("sacct", path));

        Assert.Equal(("62.50Gi", "2", "u1"), (job.RequestMemory, job.RequestGPU, job.Username));
        Assert.Equal((JobStatus.Failed, "TIMEOUT", "TIMEOUT, exit code 1:0"), (job.Status, job.ReasonCode, job.ReasonMessage));
        Assert.Equal(["n-01", "n-02", "n-04", "x"], job.NodeNames!.Value);
        Assert.Equal(7_200, job.JobMaxRunningTimeMinutes);
    }

    [Fact]
    public async Task Job_ThatHasNotEnded_HasNoEnd()
    {
        var path = folder.Add("running.log", Line.Replace("2017-01-01T20:12:27", "Unknown", StringComparison.Ordinal).Replace("TIMEOUT", "RUNNING", StringComparison.Ordinal)
            + "\n8" + Line[1..].Replace("TIMEOUT", "PENDING", StringComparison.Ordinal).Replace("n-[01-02,04],x", "", StringComparison.Ordinal)
                .Replace("2017-01-01T20:12:27", "Unknown", StringComparison.Ordinal).Replace("5-00:00:00", "UNLIMITED", StringComparison.Ordinal));

        var jobs = await Rows.JobsAsync("sacct", path);

        Assert.Equal([JobStatus.Running, JobStatus.Queuing], jobs.Select(job => job.Status));
        Assert.All(jobs, job => Assert.Null(job.GmtFinishTime));
        Assert.Null(jobs[1].GmtRunningTime);
        Assert.Equal(0, jobs[1].JobMaxRunningTimeMinutes);
    }

    [Fact]
    public async Task Names_BesideTheLog_StandForCodes()
    {
        using var named = new ImportFolder();
        named.Add("names.csv", "u1,,Ovenbird,screw\n");
        var path = named.Add("named.log", Line);

        Assert.Equal("Ovenbird", Assert.Single(await Rows.JobsAsync("sacct", path)).Username);
    }

    [Theory]
    [InlineData("TIMEOUT", "ASLEEP", "state: a state such as COMPLETED or FAILED was expected, not \"ASLEEP\".")]
    [InlineData("5-00:00:25", "soon", "elapsed: a length of time was expected, not \"soon\".")]
    [InlineData("n-[01-02,04],x", "n-[01-", "nodelist: a list of nodes was expected, not \"n-[01-\".")]
    [InlineData("n-[01-02,04],x", "n-[1-999999999]", "nodelist: a list of nodes was expected, not \"n-[1-999999999]\".")]
    [InlineData("2016-12-27T20:12:02", "yesterday", "start: a time such as 2017-10-09T07:01:55 was expected, not \"yesterday\".")]
    [InlineData("|64|64|", "|64|-1|", "reqcpus: a whole number was expected, not \"-1\".")]
    [InlineData("7|7|c|", "7|7|c\u0001|", "The JobId has control characters in it.")]
    public async Task BadField_RejectsTheLine(string good, string bad, string reason)
    {
        using var own = new ImportFolder();
        var path = own.Add("bad.log", Line + "\n" + Line.Replace(good, bad, StringComparison.Ordinal) + "\n");

        Assert.Equal([(2, reason)], await Rows.RejectionsAsync("sacct", path));
    }

    private static string StatusOf(string state) => state switch
    {
        "COMPLETED" => "Succeeded",
        "FAILED" or "TIMEOUT" => "Failed",
        _ => "Stopped",
    };

    private static string Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
