using System.Globalization;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Philly2017;

/// <summary>The oracle is the text itself: lines cut at commas, fields by their place.</summary>
public sealed class Philly2017Tests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private const string File = "philly-2017/philly.csv.gz";

    [Fact]
    public async Task Trace_Whole_HasTheJobsOfTheText()
    {
        var rows = Traces.Lines(File).Skip(1).Select(line => line.Split(',')).ToList();

        var jobs = await Rows.JobsAsync("philly-2017", Traces.Path(File));

        Assert.Equal(82_247, jobs.Count);
        Assert.Equal(rows.Select((_, index) => $"philly-{index + 2}"), jobs.Select(job => job.JobId));
        Assert.Equal(rows.Select(row => row[0]), jobs.Select(job => job.GmtCreateTime!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        Assert.Equal(rows.Sum(row => long.Parse(row[1].Split('.')[0], CultureInfo.InvariantCulture)), jobs.Sum(job => job.Duration!.Value));
        Assert.Equal(rows.Sum(row => int.Parse(row[2], CultureInfo.InvariantCulture)), jobs.Sum(job => int.Parse(job.RequestGPU!, CultureInfo.InvariantCulture)));
        Assert.Equal(rows.Select(row => row[4]), jobs.Select(job => job.WorkspaceId));
        Assert.All(jobs, job => Assert.Equal((job.WorkspaceId, job.GmtCreateTime), (job.ResourceId, job.GmtSubmittedTime)));
        Assert.All(jobs, job => Assert.Null(job.Status));
        Assert.All(jobs, job => Assert.Null(job.DisplayName ?? job.Username ?? job.JobType ?? job.ReasonCode));
        Assert.All(jobs, job => Assert.Null(job.GmtRunningTime ?? job.GmtFinishTime));
    }

    [Fact]
    public async Task Rows_ThatAreTheSame_AreTwoJobs()
    {
        var path = folder.Add("same.csv", "timestamp,duration,num_gpus,gpu_time,cluster\n"
            + "2017-10-09 07:01:55,66.0,1,66.0,11cb48\n2017-10-09 07:01:55,66.0,1,66.0,11cb48\n\n");

        var jobs = await Rows.JobsAsync("philly-2017", path);

        Assert.Equal(["philly-2", "philly-3"], jobs.Select(job => job.JobId));
    }

    [Fact]
    public async Task BadRows_AreRejectedWithLineFieldAndExpectation()
    {
        var path = folder.Add("bad.csv", "timestamp,duration,num_gpus,gpu_time,cluster\r\n"
            + "2017-10-09T07:01:55,66.0,1,66.0,11cb48\r\n2017-10-09 07:01:55,-1,1,66.0,11cb48\r\n2017-10-09 07:01:55,66.0,1,66.0,\"11cb48\r\n");

        Assert.Equal(
            [
                (2, "timestamp: a time such as 2017-10-09 07:01:55 was expected, not \"2017-10-09T07:01:55\"."),
                (3, "duration: a number of seconds was expected, not \"-1\"."),
            ],
            await Rows.RejectionsAsync("philly-2017", path));
    }
}
