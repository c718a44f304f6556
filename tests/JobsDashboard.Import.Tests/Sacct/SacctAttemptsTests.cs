using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>A job that was run more than once, as <c>--duplicates</c> prints it.</summary>
public sealed class SacctAttemptsTests : IAsyncLifetime
{
    private const string Note = "Earlier attempts of jobs, kept in the history of the last one";
    private const string Header = "JobID|JobName|User|State|ExitCode|Submit|Start|End\n";
    private const string First = "1|a|ada|NODE_FAIL|0:1|2026-01-02T03:00:00|2026-01-02T03:01:00|2026-01-02T03:05:00\n";
    private const string Second = "1|a|ada|REQUEUED|0:0|2026-01-02T03:05:00|2026-01-02T03:06:00|2026-01-02T03:09:00\n";
    private const string Last = "1|a|ada|COMPLETED|0:0|2026-01-02T03:09:00|2026-01-02T03:10:00|2026-01-02T04:00:00\n";

    private readonly ImportFolder _folder = new();
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync() => await _database.InitializeAsync();

    [Theory]
    [InlineData(First + Second + Last)]
    [InlineData(Last + Second + First)]
    public async Task Attempts_OfOneFile_AreOneJobWithItsHistory(string rows)
    {
        var path = _folder.Add("jobs", Header + rows + "2|b|ada|COMPLETED|0:0|2026-01-02T03:00:00|2026-01-02T03:01:00|2026-01-02T03:05:00\n");

        var first = await ImportRun.OfAsync(_database.Writer, "sacct", path);
        var stored = Job("1");
        var again = await ImportRun.OfAsync(_database.Writer, "sacct", path);

        Assert.Equal((2, 2, 0, 0, 0), (first.Read, first.New, first.Changed, first.Unchanged, first.Rejected));
        Assert.Equal(2, first.Notes[Note]);
        AssertHasThreeAttempts(stored);
        Assert.Null(Job("2").StatusHistory ?? Job("2").RestartTimes as object);
        Assert.Equal((2, 0, 0, 2, 0), (again.Read, again.New, again.Changed, again.Unchanged, again.Rejected));
        AssertHasThreeAttempts(Job("1"));
    }

    [Fact]
    public async Task Attempts_ThatLieFarApart_AreOneJobToo()
    {
        var between = string.Concat(Enumerable.Range(100, 6_000).Select(id => $"{id}|b|ada|COMPLETED|0:0|2026-01-02T03:00:00|2026-01-02T03:01:00|2026-01-02T03:05:00\n"));
        var path = _folder.Add("jobs", Header + First + between + Last + between.Replace("\n1", "\n9", StringComparison.Ordinal) + Second);
        var options = ImportRun.SmallBatches with { BatchSize = 1_000 };

        await ImportRun.OfAsync(_database.Writer, "sacct", options, _ => { }, path);
        AssertHasThreeAttempts(Job("1"));
        var again = await ImportRun.OfAsync(_database.Writer, "sacct", options, _ => { }, path);

        AssertHasThreeAttempts(Job("1"));
        Assert.Equal((0, 0), (again.New, again.Changed));
    }

    [Fact]
    public async Task Attempts_OfSeveralDays_AreOneJobInAnyOrder()
    {
        foreach (var (day, row) in new[] { ("2", Second), ("1", First), ("3", Last), ("1", First) })
        {
            await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add($"day{day}", Header + row));
        }

        AssertHasThreeAttempts(Job("1"));
    }

    [Fact]
    public async Task Attempt_ToldAgainAtItsEnd_IsNoRestart()
    {
        await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("then", Header + "1|a|ada|PENDING|0:0|2026-01-02T03:09:00|Unknown|Unknown\n"));
        await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("later", Header + "1|a|ada|RUNNING|0:0|2026-01-02T03:09:00|2026-01-02T03:10:00|Unknown\n"));

        var summary = await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("now", Header + Last));

        Assert.Equal(1, summary.Changed);
        Assert.Equal((JobStatus.Succeeded, null, null), (Job("1").Status, Job("1").RestartTimes, Job("1").StatusHistory));
    }

    [Fact]
    public async Task Ids_ThatDifferInTheCaseOfOtherLetters_AreTwoJobs()
    {
        var path = _folder.Add("clusters", "Cluster|JobID|JobName|State|Submit\nÉ|1|a|FAILED|2026-01-02T03:00:00\né|1|a|FAILED|2026-01-02T04:00:00\n"
            + "Moon|1|a|FAILED|2026-01-02T03:00:00\nmoon|1|a|FAILED|2026-01-02T04:00:00\n");

        var summary = await ImportRun.OfAsync(_database.Writer, "sacct", path);

        Assert.Equal((3, 3), (summary.Read, summary.New));
        Assert.Equal(1, summary.Notes[Note]);
    }

    [Fact]
    public async Task Attempt_PutBackBeforeItStarted_IsNoRestart()
    {
        var path = _folder.Add("back", Header
            + "1|a|ada|REQUEUED|0:0|2026-01-02T03:09:00|Unknown|2026-01-02T03:09:30\n1|a|ada|PENDING|0:0|2026-01-02T03:09:00|Unknown|Unknown\n");

        await ImportRun.OfAsync(_database.Writer, "sacct", path);

        Assert.Equal((JobStatus.Queuing, null, null), (Job("1").Status, Job("1").RestartTimes, Job("1").StatusHistory));
    }

    [Fact]
    public async Task Attempts_WithoutTimes_GoByTheFilesOrder()
    {
        var path = _folder.Add("default", "JobID           JobName      State \n------------ ---------- ---------- \n"
            + "1                     a     FAILED \n1                     a  COMPLETED \n1                     a     FAILED \n");

        await ImportRun.OfAsync(_database.Writer, "sacct", path);
        var again = await ImportRun.OfAsync(_database.Writer, "sacct", path);

        Assert.Equal((JobStatus.Failed, "Succeeded"), (Job("1").Status, Job("1").StatusHistory!.Value[^1].Status));
        Assert.Equal(1, again.Unchanged);
    }

    [Fact]
    public async Task Import_ThatWasCutOff_GoesOnWithTheSameJobsAndCounts()
    {
        var others = string.Concat(Enumerable.Range(2, 20).Select(id => $"{id}|b|ada|COMPLETED|0:0|2026-01-02T03:00:00|2026-01-02T03:01:00|2026-01-02T03:05:00\n{id}.0|x||COMPLETED|0:0|||\n"));
        var path = _folder.Add("jobs", Header + First + others + Second + "no job\n" + Last);
        var whole = new MemoryJobWriter();
        var uncut = await ImportRun.OfAsync(whole, "sacct", path);
        var cut = new MemoryJobWriter { FailAfter = 2 };
        await Assert.ThrowsAsync<IOException>(() => ImportRun.OfAsync(cut, "sacct", path));
        cut.FailAfter = null;

        var resumed = await ImportRun.OfAsync(cut, "sacct", path);

        Assert.Equal(6, resumed.Files[0].Resumed);
        Assert.Equal((22, 21, 1, 2), (uncut.Read, uncut.New, uncut.Rejected, uncut.Notes[Note]));
        Assert.Equal(uncut.Files[0].Counts, resumed.Files[0].Counts);
        Assert.Equal(uncut.Notes, resumed.Notes);
        Assert.Equal(whole.Jobs, cut.Jobs);
    }

    /// <summary>The files need not have all attempts, so the count that Slurm itself prints can be higher.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Attempts_OfWhichSlurmCountsMore_HaveTheCountOfTheLast(int first, int second)
    {
        string[] rows =
        [
            "1|a|ada|NODE_FAIL|2026-01-02T03:00:00|2026-01-02T03:01:00|2026-01-02T03:05:00|3\n",
            "1|a|ada|COMPLETED|2026-01-02T03:09:00|2026-01-02T03:10:00|2026-01-02T04:00:00|4\n",
        ];
        const string header = "JobID|JobName|User|State|Submit|Start|End|Restarts\n";

        await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("one-file", header + rows[first] + rows[second]));
        var ofOneFile = Job("1");
        await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("first-file", header + rows[first].Replace("1|a", "2|a", StringComparison.Ordinal)));
        await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("second-file", header + rows[second].Replace("1|a", "2|a", StringComparison.Ordinal)));

        Assert.Equal(("4", 1), (ofOneFile.RestartTimes, ofOneFile.StatusHistory!.Value.Length));
        Assert.Equal(("4", 1), (Job("2").RestartTimes, Job("2").StatusHistory!.Value.Length));
    }

    /// <summary>Slurm's G is 1024 to the third, and everybody else's 1000.</summary>
    [Theory]
    [InlineData("16", "dlc-Gi moon-1")]
    [InlineData("14..15", "dlc-G")]
    public async Task Memory_OfSlurmAndOfOthers_IsFoundByItsGiB(string range, string ids)
    {
        await ImportRun.OfAsync(_database.Writer, "sacct", _folder.Add("memory", "JobID|Cluster|State|Submit|ReqTRES\n1|moon|FAILED|2026-01-02T03:04:05|mem=16G\n"));
        await _database.AddAsync(new JobItem { JobId = "dlc-G", RequestMemory = "16G" }, new JobItem { JobId = "dlc-Gi", RequestMemory = "16Gi" });
        var request = ListJobsQueryString.Parse($"StartTime=any&EndTime=any&Range=RequestMemory:{range}", _database.Now).Request;

        var page = await _database.Queries.ListAsync(JobCaller.Local, request, TestContext.Current.CancellationToken);

        Assert.Equal(ids, string.Join(' ', page.Jobs.Select(json => JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!.JobId).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Id_ThatWasGivenTwice_IsTheLaterJobAlone()
    {
        var path = _folder.Add("reused", Header + First + Last.Replace("|a|ada|", "|b|bob|", StringComparison.Ordinal));

        var summary = await ImportRun.OfAsync(_database.Writer, "sacct", path);

        Assert.Equal(("b", null), (Job("1").DisplayName, Job("1").StatusHistory));
        Assert.Equal(1, summary.Notes["Jobs left out, since a later one of another name or user has the same id"]);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    private static void AssertHasThreeAttempts(JobItem job)
    {
        Assert.Equal((JobStatus.Succeeded, "COMPLETED", "2", "2026-01-02 04:00:00Z"), (job.Status, job.ReasonCode, job.RestartTimes, $"{job.GmtFinishTime:u}"));
        Assert.Equal(
            [
                ("Failed", "NODE_FAIL", "NODE_FAIL, exit code 0:1", "2026-01-02 03:01:00Z", "2026-01-02 03:05:00Z"),
                ("Restarting", "REQUEUED", "REQUEUED, exit code 0:0", "2026-01-02 03:06:00Z", "2026-01-02 03:09:00Z"),
            ],
            job.StatusHistory!.Value.Select(attempt => (attempt.Status!, attempt.ReasonCode!, attempt.ReasonMessage!, $"{attempt.StartTime:u}", $"{attempt.EndTime:u}")));
    }

    private JobItem Job(string id)
    {
        using var connection = WholeJobs.Open(_database.ConnectionString);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Json FROM {WholeJobs.Rows} WHERE JobId = $id";
        command.Parameters.AddWithValue("$id", id);
        return JsonSerializer.Deserialize((string)command.ExecuteScalar()!, JobJson.Wire.JobItem)!;
    }
}
