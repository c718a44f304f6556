using JobsDashboard.Import.Files;
using JobsDashboard.Import.Sacct.Values;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>What a job is made of, column by column.</summary>
public sealed class SacctJobTests : IDisposable
{
    private static readonly string[] s_oddWords =
    [
        "", "None", "N/A", "Unknown", "INVALID", "UNLIMITED", "Partition_Limit", "None assigned", "-1", "0", "2147483648", "9223372036854775807", "99999999999999999999",
        "1-00:00:00", "999999-999:59:59", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "99999999999", "=", ",", "😀", "\ufffe", "n[1-2", "7_[0-999999999]",
        "gres/gpu:a=9223372036854775807,gres/gpu:b=9223372036854775807", "gres/gpu=", "mem=999999999999999E", "999999999999999Ec", "mem=-1G",
    ];

    private readonly ImportFolder _folder = new();

    public static TheoryData<string> Columns =>
    [
        .. SacctCommand.Text.Split("--format=")[1].Split(','),
        "AdminComment", "SystemComment", "ElapsedRaw", "TimelimitRaw", "Restarts", "AllocNodes", "AllocCPUS", "NCPUS",
    ];

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Words_OfAnyKindInAColumn_CostNoOtherRow(string column)
    {
        var plain = new Dictionary<string, string> { ["JobID"] = "", ["State"] = "FAILED", ["Submit"] = "2026-01-02T03:04:05", ["NNodes"] = "2", ["ReqCPUS"] = "3" };
        plain.TryAdd(column, "");
        string Row(int id, string? odd) =>
            string.Join('\u001f', plain.Select(field => odd is not null && field.Key == column ? odd : field.Key == "JobID" ? $"{id}" : field.Value)) + "\n";
        var rows = s_oddWords.Select((word, at) => Row(100 + at, word) + Row(200 + at, null));

        var read = await Rows.ReadAsync("sacct", _folder.Add("odd", string.Join('\u001f', plain.Keys) + "\n" + string.Concat(rows)));

        Assert.Equal(2 * s_oddWords.Length, read.Count);
        Assert.Equal(Enumerable.Range(200, s_oddWords.Length).Select(id => $"{id}"), read.Where((_, at) => at % 2 == 1).Select(row => row.Job?.JobId));
    }

    [Theory]
    [InlineData("gres/gpu:a100=3,gres/gpu=2", "gres/gpu=9", "2")]
    [InlineData("cpu=1,gres/gpu:a100=3,gres/gpu:v100=1", "gres/gpu=9", "4")]
    [InlineData("", "cpu=1,gres/gpu=9", "9")]
    [InlineData("cpu=1", "cpu=1,gres/gpu:a100=8", "8")]
    [InlineData("cpu=1,gres/gpumem=5", "cpu=1", null)]
    [InlineData("gres/gpu:a=9223372036854775807,gres/gpu:b=9223372036854775807", "", "18446744073709551614")]
    public async Task Gpus_AreTheSumOrTheTypesOfWhatWasAllocatedOrAsked(string allocated, string asked, string? gpus) =>
        Assert.Equal(gpus, (await JobAsync("AllocTRES|ReqTRES", $"{allocated}|{asked}")).RequestGPU);

    [Theory]
    [InlineData("mem=16G", "mem=32G", "16Gi")]
    [InlineData("cpu=1,mem=8000M", "", "8000Mi")]
    [InlineData("mem=0", "mem=62.50G", "62.50Gi")]
    [InlineData("", "mem=2T", "2Ti")]
    [InlineData("mem=1.5P", "", "1536.0Ti")]
    [InlineData("mem=512K", "", "512Ki")]
    [InlineData("cpu=1", "cpu=1", null)]
    public async Task Memory_IsIn1024s(string asked, string allocated, string? memory) =>
        Assert.Equal(memory, (await JobAsync("ReqTRES|AllocTRES", $"{asked}|{allocated}")).RequestMemory);

    [Theory]
    [InlineData("4000M", "8000Mi")]
    [InlineData("4Gn", "8Gi")]
    [InlineData("1Gc", "6Gi")]
    [InlineData("2147486648Mn", null)]
    public async Task Memory_WithoutATotal_IsThatOfAllNodesOrCores(string asked, string? memory) =>
        Assert.Equal(memory, (await JobAsync("ReqMem|NNodes|ReqCPUS", $"{asked}|2|6")).RequestMemory);

    [Theory]
    [InlineData("1-00:00:30", "", 1_441L)]
    [InlineData("", "90", 90L)]
    [InlineData("N/A", "90", 90L)]
    [InlineData("None", "None", null)]
    [InlineData("N/A", "", null)]
    [InlineData("Unknown", "Partition_Limit", null)]
    [InlineData("INVALID", "90", null)]
    [InlineData("None", "UNLIMITED", 0L)]
    public async Task TimeLimit_IsInMinutesWhereThereIsOne(string limit, string raw, long? minutes) =>
        Assert.Equal(minutes, (await JobAsync("Timelimit|TimelimitRaw", $"{limit}|{raw}")).JobMaxRunningTimeMinutes);

    [Fact]
    public async Task OtherColumns_AreUsed()
    {
        var job = await JobAsync("Reason|Comment|AdminComment|WorkDir|SubmitLine|Priority|ExitCode|Restarts|TimelimitRaw", "Resources|my run|bad node|/w|sbatch x.sh|4294|1:0|2|90");

        Assert.Equal("FAILED, exit code 1:0, reason Resources, bad node", job.ReasonMessage);
        Assert.Equal(("my run", "/w", "sbatch x.sh", 4294, "2", 90L), (job.Extras!.Description, job.WorkingDir, job.UserCommand, job.Priority, job.RestartTimes, job.JobMaxRunningTimeMinutes));
    }

    [Fact]
    public async Task Step_OfAJobThatIsNotThere_TellsNothingOfTheOneBefore()
    {
        var path = _folder.Add("other-steps", "JobID|JobName|State|Submit|End|Account|SubmitLine\n"
            + "1|a|RUNNING|2026-01-02T03:04:05|Unknown||\n2.batch|batch|COMPLETED|2026-01-02T03:04:05|2026-01-02T04:04:05|nlp|srun x\n");

        var job = Assert.Single(await Rows.JobsAsync("sacct", path));

        Assert.Equal(("1", "", ""), (job.JobId, job.WorkspaceId ?? "", job.UserCommand ?? ""));
    }

    [Fact]
    public async Task Steps_TellWhatTheirJobDoesNot()
    {
        var path = _folder.Add("steps", "JobID|JobName|State|Submit|End|Account|SubmitLine\n"
            + "1|a|RUNNING|2026-01-02T03:04:05|Unknown||\n1.batch|batch|COMPLETED|2026-01-02T03:04:05|2026-01-02T04:04:05|nlp|\n"
            + "1.0|b|FAILED|2026-01-02T03:04:05|2026-01-02T04:04:05|other|srun x\n2|c|FAILED|2026-01-02T03:04:05|2026-01-02T04:04:05|vision|sbatch y\n3.0|d|FAILED||||\n");

        var jobs = await Rows.JobsAsync("sacct", path);

        Assert.Equal([("1", "a", "nlp", "srun x"), ("2", "c", "vision", "sbatch y")], jobs.Select(job => (job.JobId!, job.DisplayName!, job.WorkspaceId!, job.UserCommand!)));
        Assert.Equal((JobStatus.Running, null), (jobs[0].Status, jobs[0].GmtFinishTime));
    }

    [Theory]
    [InlineData("7_[2-19%2]", 18)]
    [InlineData("7_[0,3,5-9:2]", 5)]
    [InlineData("7_[4]", 1)]
    public async Task Range_OfTasksThatWait_IsOneJobWithItsCount(string id, long tasks)
    {
        var path = _folder.Add("array", $"JobID|State|Submit\n{id}|PENDING|2026-01-02T03:04:05\n6_2|FAILED|2026-01-02T03:04:05\n18+1|FAILED|2026-01-02T03:04:05\n");

        var summary = await ImportRun.OfAsync(new MemoryJobWriter(), "sacct", path);
        var jobs = await Rows.JobsAsync("sacct", path);

        Assert.Equal([id, "6_2", "18+1"], jobs.Select(job => job.JobId));
        Assert.Equal($"PENDING, {tasks} tasks of an array", jobs[0].ReasonMessage);
        Assert.Equal(tasks, summary.Notes["Waiting tasks of job arrays, each array one job"]);
    }

    [Fact]
    public async Task Range_ThatSlurmCutOff_IsOneJobWithoutACount()
    {
        var job = await JobAsync("Reason", "Priority", "7_[1,3,5,...]");

        Assert.Equal(("7_[1,3,5,...]", "FAILED, reason Priority, tasks of an array"), (job.JobId, job.ReasonMessage));
    }

    [Theory]
    [InlineData("u1,Ada,Lovelace\n", "Ada Lovelace", 0)]
    [InlineData("u1,Ada,Lovelace,Analytical Society\n", "Ada Lovelace", 0)]
    [InlineData("u0,Ada\nu1,,Ovenbird\n", "Ovenbird", 1)]
    [InlineData("u1;Ada;Lovelace\n", "u1", 1)]
    [InlineData("", "u1", 1)]
    public async Task Names_OfUsers_AreReadOrNamed(string table, string name, int notes)
    {
        var path = _folder.Add("jobs", "JobID|User|State|Submit\n1|u1|FAILED|2026-01-02T03:04:05\n");
        var names = _folder.Add("names.csv", table);

        var summary = await ImportRun.OfAsync(new MemoryJobWriter(), "sacct", path);

        Assert.Equal(name, Assert.Single(await Rows.JobsAsync("sacct", path)).Username);
        Assert.Equal(notes, summary.Notes.Keys.Count(note => note.Contains(names, StringComparison.Ordinal) && note.Contains("ignored", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Json_OfLaterVersions_IsReadTheSame()
    {
        var path = _folder.Add("sacct.json", """
            { "jobs": [ {
              "account": "nlp", "cluster": "moon", "user": "ada", "partition": "gpu,long", "qos": "normal", "name": "训练 \"a\"", "job_id": 21, "nodes": "n[1-2]",
              "array": { "job_id": 20, "task_id": { "set": true, "infinite": false, "number": 0 }, "task": "" },
              "het": { "job_id": 0, "job_offset": { "set": false, "infinite": false, "number": 0 } },
              "state": { "current": ["CANCELLED"], "reason": "None" }, "kill_request_user": "ada", "restart_cnt": 1,
              "exit_code": { "status": ["SIGNALED"], "return_code": { "set": false, "infinite": false, "number": 0 }, "signal": { "id": { "set": true, "infinite": false, "number": 15 }, "name": "TERM" } },
              "time": { "elapsed": 10, "submission": 1795890350, "start": 1795890351, "end": 1795890361, "limit": { "set": false, "infinite": true, "number": 0 } },
              "priority": { "set": true, "infinite": false, "number": 77 }, "comment": { "administrator": "", "job": "mine", "system": "" },
              "tres": { "allocated": [ { "type": "cpu", "name": "", "id": 1, "count": 4 }, { "type": "mem", "name": "", "id": 2, "count": 2048 }, { "type": "gres", "name": "gpu:a100", "id": 1002, "count": 2 } ], "requested": [] },
              "steps": [ { }, { } ], "submit_line": "sbatch x", "working_directory": "/w", "licenses": "" } ],
              "warnings": [], "meta": { "slurm": { "version": { "major": "24" } } } }
            """);

        var summary = await ImportRun.OfAsync(new MemoryJobWriter(), "sacct", path);
        var job = Assert.Single(await Rows.JobsAsync("sacct", path));

        Assert.Equal(("moon-20_0", "训练 \"a\"", JobStatus.Stopped, "CANCELLED by ada, exit code 0:15"), (job.JobId, job.DisplayName, job.Status, job.ReasonMessage));
        Assert.Equal((10L, 0L, 77, "1", 4L, "2048Mi", "2"), (job.Duration, job.JobMaxRunningTimeMinutes, job.Priority, job.RestartTimes, job.RequestCPU, job.RequestMemory, job.RequestGPU));
        Assert.Equal(("n1 n2", "mine", "sbatch x", "/w"), (string.Join(' ', job.NodeNames!.Value), job.Extras!.Description, job.UserCommand, job.WorkingDir));
        Assert.Equal(2, summary.Notes["Steps of jobs, which are no jobs of their own"]);
        Assert.Equal(["licenses"], summary.IgnoredFields);
    }

    [Fact]
    public async Task Json_WithAJobNestedThousandsDeep_LosesNoJob()
    {
        var deep = new string('[', 3_000) + new string(']', 3_000);
        var jobs = Enumerable.Range(1, 3).Select(id => $$"""{"job_id":{{id}},"name":"a","state":{"current":"FAILED"},"time":{"end":1767323045},"extra":{{(id == 2 ? deep : "0")}} }""");

        var read = await Rows.JobsAsync("sacct", _folder.Add("sacct.json", $$"""{"jobs":[{{string.Join(',', jobs)}}]}"""));

        Assert.Equal(["1", "2", "3"], read.Select(job => job.JobId));
    }

    [Fact]
    public async Task Jobs_WithLongComments_AreNotHeldBackForLaterAttempts()
    {
        var rows = string.Concat(Enumerable.Range(1, 100).Select(id => $"{id}|FAILED|2026-01-02T03:04:05|{new string('x', 200_000)}\n"));
        var file = new ImportFile(_folder.Add("long", "JobID|State|Submit|Comment\n" + rows));

        await using var read = ImportFormats.All["sacct"].ReadAsync(file, new(), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await read.MoveNextAsync();

        Assert.Equal("1", read.Current.Job!.JobId);
        Assert.InRange(file.BytesRead, 1, 10_000_000);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JobItem> JobAsync(string columns, string fields, string id = "1") =>
        Assert.Single(await Rows.JobsAsync("sacct", _folder.Add("one", $"JobID|{columns}|State|Submit\n{id}|{fields}|FAILED|2026-01-02T03:04:05\n")));
}
