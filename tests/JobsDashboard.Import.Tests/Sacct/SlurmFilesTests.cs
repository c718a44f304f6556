using System.Globalization;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>One cluster's 20 jobs as a real Slurm prints them in six ways. The truth is read out of its JSON here, apart from the product.</summary>
public sealed class SlurmFilesTests
{
    private static readonly string[] s_files = ["all.psv", "typical.psv", "comma.csv", "xdmod.txt", "default.txt", "sacct.json"];

    public static TheoryData<string> Files => [.. s_files];

    [Fact]
    public void Truth_IsWhatIsKnownOfTheJobs()
    {
        var truth = Truth();

        Assert.Equal("1 10 14 15 17 18+0 18+1 2 20 22 23 24 3 4 5 6_0 6_1 6_2 6_3 7_0", string.Join(' ', truth.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(
            [("CANCELLED", 3), ("COMPLETED", 9), ("FAILED", 6), ("REQUEUED", 1), ("TIMEOUT", 1)],
            truth.Values.CountBy(job => job.State).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value)));
        Assert.Equal(("sweep|lr=0.1|bs=32", "训练-bert 实验 3"), (truth["2"].Name, truth["3"].Name));
        Assert.Equal(
            ["1:2", "24:2", "2:1", "3:1", "7_0:4"],
            truth.Where(job => job.Value.Gpus is not null).Select(job => $"{job.Key}:{job.Value.Gpus}").Order(StringComparer.Ordinal));
        Assert.Equal(("100Mi", "50Mi", "60Mi", "8000Mi"), (truth["1"].Memory, truth["18+0"].Memory, truth["18+1"].Memory, truth["4"].Memory));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Jobs_OfEachFile_AreTheTruth(string name)
    {
        var truth = Truth();

        var jobs = await JobsAsync(name);

        var columns = new Columns(name);
        Assert.Equal(truth.Keys.Order(StringComparer.Ordinal), jobs.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, expected) in truth)
        {
            var job = jobs[id];
            Assert.Equal(StatusOf(expected.State), $"{job.Status}");
            Assert.Equal(expected.State == "CANCELLED" ? "JobStoppedByUser" : expected.State, job.ReasonCode);
            AssertName(expected.Name, job.DisplayName!, columns.AreCutOff);
            Assert.Equal(columns.Has("Submit") ? Iso(expected.Submit) : "", Iso(job.GmtSubmittedTime));
            Assert.Equal(Iso(job.GmtSubmittedTime), Iso(job.GmtCreateTime));
            Assert.Equal(columns.Has("Start") && expected.Nodes is not null ? Iso(expected.Start) : "", Iso(job.GmtRunningTime));
            Assert.Equal(columns.Has("End") ? Iso(expected.End) : "", Iso(job.GmtFinishTime));
            Assert.Equal(columns.Has("Elapsed") ? expected.Elapsed : null, job.Duration);
            Assert.Equal(columns.Has("AllocTRES") ? expected.Gpus : null, job.RequestGPU);
            Assert.Equal(columns.Has("ReqTRES") ? expected.Memory : null, job.RequestMemory);
            Assert.Equal(columns.Has("ReqCPUS", "ReqTRES", "AllocCPUS") ? 1 : null, job.RequestCPU);
            Assert.Equal(columns.Has("NNodes", "ReqTRES") ? "1" : null, job.NodeCount);
            Assert.Equal(columns.Has("NodeList") ? expected.Nodes : null, job.NodeNames is { } nodes ? string.Join(',', nodes) : null);
            Assert.Equal(columns.Has("User") ? expected.User : null, job.Username);
            Assert.Equal(columns.Has("UID") ? expected.User switch { "root" => "0", "alice" => "1001", _ => "1002" } : null, job.UserId);
            Assert.Equal(columns.Has("Account") ? expected.Account : null, job.WorkspaceId);
            Assert.Equal(columns.Has("Partition") ? "gpu" : null, job.ResourceId);
            Assert.Equal(columns.Has("QOS") ? "normal" : null, job.ResourceQuotaName);
            Assert.Equal(columns.Has("Timelimit") ? expected.Limit : null, job.JobMaxRunningTimeMinutes);
            Assert.Equal(columns.Has("WorkDir") ? "/home/user" : null, job.WorkingDir);
            // The JSON itself has every exit code but a signal as 0; where that cannot be, none is told.
            Assert.Equal(
                !columns.Has("ExitCode") || (name == "sacct.json" && ExitCode(id) is not ("0:0" or "0:9")) ? null : ExitCode(id),
                job.ReasonMessage!.Split(", ").FirstOrDefault(part => part.StartsWith("exit", StringComparison.Ordinal))?[10..]);
            Assert.Equal(columns.Has("Reason") && expected.Reason != "None", job.ReasonMessage.Contains(", reason ", StringComparison.Ordinal));
            Assert.Equal(columns.Has("SubmitLine"), job.UserCommand?.Contains($"-J {expected.Name} ", StringComparison.Ordinal) == true);
        }
    }

    [Theory]
    [InlineData("all.psv", 19)]
    [InlineData("default.txt", 19)]
    [InlineData("sacct.json", 19)]
    [InlineData("typical.psv", 0)]
    public async Task Steps_AreCountedAndAreNoJobs(string name, long steps)
    {
        var summary = await ImportRun.OfAsync(new MemoryJobWriter(), "sacct", Traces.Path($"slurm-22.05/{name}"));

        Assert.Equal((20, 20, 0), (summary.Read, summary.New, summary.Rejected));
        Assert.Equal(steps, summary.Notes.GetValueOrDefault("Steps of jobs, which are no jobs of their own"));
    }

    [Fact]
    public async Task Names_ThatAreCutOff_AreCounted()
    {
        var summary = await ImportRun.OfAsync(new MemoryJobWriter(), "sacct", Traces.Path("slurm-22.05/default.txt"));

        // train-res+, sweep|lr=+, 训练-be+, cancelled+ and interacti+; the three CANCELLED+ are read as what they are.
        Assert.Equal(5, summary.Notes["Names that sacct cut off, with a + at their end (--parsable2 prints them whole)"]);
    }

    [Fact]
    public async Task Folder_OfAllSix_IsReadWholeAndChangesNothingTheSecondTime()
    {
        var writer = new MemoryJobWriter();

        var first = await ImportRun.OfAsync(writer, "sacct", Traces.Path("slurm-22.05"));

        Assert.Equal(s_files.Order(StringComparer.Ordinal), first.Files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal((120, 0), (first.Read, first.Rejected));
        Assert.Empty(first.PassedOver);
        var jobs = writer.Jobs.ToDictionary();

        await ImportRun.OfAsync(writer, "sacct", Traces.Path("slurm-22.05"));

        Assert.Equal(jobs, writer.Jobs);
    }

    private static async Task<Dictionary<string, JobItem>> JobsAsync(string name)
    {
        var hasCluster = name is "all.psv" or "xdmod.txt" or "sacct.json";
        var jobs = await Rows.JobsAsync("sacct", Traces.Path($"slurm-22.05/{name}"));
        Assert.All(jobs, job => Assert.Equal(hasCluster, job.JobId!.StartsWith("moon-", StringComparison.Ordinal)));
        return jobs.ToDictionary(job => hasCluster ? job.JobId!["moon-".Length..] : job.JobId!);
    }

    private static void AssertName(string expected, string name, bool isCutOff)
    {
        if (isCutOff && name.EndsWith('+'))
        {
            Assert.StartsWith(name[..^1], expected, StringComparison.Ordinal);
            return;
        }
        Assert.Equal(expected, name);
    }

    // As the other files were checked by hand.
    private static string ExitCode(string id) => id switch
    {
        "3" => "3:0",
        "4" => "0:9",
        "6_2" or "17" or "23" => "1:0",
        "20" => "2:0",
        _ => "0:0",
    };

    private static string StatusOf(string state) => state switch
    {
        "COMPLETED" => "Succeeded",
        "FAILED" or "TIMEOUT" => "Failed",
        "REQUEUED" => "Restarting",
        _ => "Stopped",
    };

    private static string Iso(long? seconds) => seconds is { } time ? Iso(DateTimeOffset.FromUnixTimeSeconds(time)) : "";

    private static string Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static Dictionary<string, True> Truth()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Traces.Path("slurm-22.05/sacct.json")));
        return json.RootElement.GetProperty("jobs").EnumerateArray().ToDictionary(IdOf, True.Of);
    }

    private static string IdOf(JsonElement job)
    {
        var (array, het) = (job.GetProperty("array"), job.GetProperty("het"));
        return array.GetProperty("job_id").GetInt32() is > 0 and var arrayId ? $"{arrayId}_{array.GetProperty("task_id")}"
            : het.GetProperty("job_id").GetInt32() is > 0 and var hetId ? $"{hetId}+{het.GetProperty("job_offset")}"
            : $"{job.GetProperty("job_id")}";
    }

    private sealed record True(
        string State, string Name, string User, string Account, long Submit, long? Start, long End, long Elapsed, string? Gpus, string Memory, string? Nodes,
        long? Limit, string Reason)
    {
        public static True Of(JsonElement job)
        {
            var time = job.GetProperty("time");
            return new True(
                job.GetProperty("state").GetProperty("current").GetString()!,
                job.GetProperty("name").GetString()!,
                job.GetProperty("user").GetString()!,
                job.GetProperty("account").GetString()!,
                time.GetProperty("submission").GetInt64(),
                time.GetProperty("start") is { ValueKind: JsonValueKind.Number } start ? start.GetInt64() : null,
                time.GetProperty("end").GetInt64(),
                time.GetProperty("elapsed").GetInt64(),
                Count(job, "allocated", "gres", "gpu"),
                $"{Count(job, "requested", "mem", null)}Mi",
                job.GetProperty("nodes").GetString() is var nodes && nodes == "None assigned" ? null : nodes,
                time.GetProperty("limit") is { ValueKind: JsonValueKind.Number } limit ? limit.GetInt64() : null,
                job.GetProperty("state").GetProperty("reason").GetString()!);
        }

        private static string? Count(JsonElement job, string list, string type, string? name) =>
            job.GetProperty("tres").GetProperty(list).EnumerateArray()
                .Where(each => each.GetProperty("type").GetString() == type && each.GetProperty("name").GetString() == name)
                .Select(each => $"{each.GetProperty("count")}").FirstOrDefault();
    }

    private sealed class Columns(string name)
    {
        private readonly HashSet<string> _names = name switch
        {
            "sacct.json" => ["Submit", "Start", "End", "Elapsed", "AllocTRES", "ReqTRES", "NodeList", "User", "Account", "Partition", "QOS", "Timelimit", "WorkDir", "ExitCode", "Reason"],
            "xdmod.txt" => ["Submit", "Start", "End", "Elapsed", "AllocTRES", "ReqTRES", "NodeList", "User", "UID", "Account", "Partition", "QOS", "Timelimit", "ExitCode"],
            _ => [.. File.ReadLines(Traces.Path($"slurm-22.05/{name}")).First().Split([' ', '|', ','], StringSplitOptions.RemoveEmptyEntries)],
        };

        public bool AreCutOff => name == "default.txt";

        public bool Has(params string[] any) => any.Any(_names.Contains);
    }
}
