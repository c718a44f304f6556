using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>Random jobs, printed as sacct would, are read back.</summary>
public sealed class SlurmPropertyTests : IDisposable
{
    private const int Count = 300;

    private static readonly int s_seed = TestSeed.Value;

    private readonly ImportFolder _folder = new();

    [Theory]
    [InlineData("|", false)]
    [InlineData("|", true)]
    [InlineData(",", false)]
    [InlineData(";", true)]
    [InlineData("\t", false)]
    [InlineData("^^", true)]
    public async Task Jobs_WithADelimiter_AreReadBack(string delimiter, bool endsWithDelimiter)
    {
        var slurm = new GeneratedSlurm(s_seed);
        var jobs = slurm.Jobs(Count);

        await AssertReadBackAsync(jobs, slurm.Delimited(jobs, delimiter, endsWithDelimiter), (known, job) =>
        {
            AssertTexts(known, job);
            Assert.Equal($"{known.Uid}", job.UserId);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Jobs_AsJson_AreReadBack(bool isLater)
    {
        var jobs = new GeneratedSlurm(s_seed).Jobs(Count);

        await AssertReadBackAsync(jobs, GeneratedSlurm.Json(jobs, isLater), AssertTexts);
    }

    [Fact]
    public async Task Jobs_InColumnsOfFixedWidth_AreReadBack()
    {
        var jobs = new GeneratedSlurm(s_seed).Jobs(Count).Select(job => job with { Steps = 0 }).ToList();

        await AssertReadBackAsync(jobs, GeneratedSlurm.FixedWidth(jobs), (_, _) => { });
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertReadBackAsync(IReadOnlyList<GeneratedSlurm.Known> jobs, string text, Action<GeneratedSlurm.Known, JobItem> assertMore)
    {
        var path = _folder.Add("jobs", text);

        var rows = await Rows.ReadAsync("sacct", path);
        var summary = await ImportRun.OfAsync(new MemoryJobWriter(), "sacct", path);

        Assert.True(rows.All(row => row.Rejection is null), $"seed {s_seed}: {rows.FirstOrDefault(row => row.Rejection is not null).Rejection}\n{text[..2_000]}");
        Assert.Equal(jobs.Select(job => job.Id), rows.Select(row => row.Job!.JobId));
        Assert.Equal(jobs.Sum(job => job.Steps), summary.Notes.GetValueOrDefault("Steps of jobs, which are no jobs of their own"));
        foreach (var (known, job) in jobs.Zip(rows.Select(row => row.Job!)))
        {
            var isSame = new[]
            {
                Status(known.State) == job.Status,
                Seconds(job.GmtSubmittedTime) == known.Submit,
                Seconds(job.GmtRunningTime) == known.Start,
                Seconds(job.GmtFinishTime) == known.End,
                job.Duration == known.Elapsed,
                job.NodeCount == $"{known.Nodes}",
            };
            Assert.True(isSame.All(each => each), $"seed {s_seed}: {known}\n{job}");
            assertMore(known, job);
        }
    }

    private static void AssertTexts(GeneratedSlurm.Known known, JobItem job)
    {
        Assert.True(known.Name == job.DisplayName && known.Command == job.UserCommand, $"seed {s_seed}: {known}\n{job.DisplayName}\n{job.UserCommand}");
        Assert.Equal((known.User, known.Priority, "/home/a|b"), (job.Username, job.Priority, job.WorkingDir));
        Assert.Equal(($"{known.Gpus}", $"{known.Megabytes}Mi"), (job.RequestGPU, job.RequestMemory));
        Assert.Equal($"{known.State}, exit code {known.ExitCode}", job.ReasonMessage);
        Assert.Equal(known.Start is null ? null : known.Nodes, job.NodeNames?.Length);
    }

    private static JobStatus Status(string state) => state.Split(' ')[0] switch
    {
        "COMPLETED" => JobStatus.Succeeded,
        "PENDING" => JobStatus.Queuing,
        "RUNNING" => JobStatus.Running,
        "CANCELLED" or "PREEMPTED" => JobStatus.Stopped,
        _ => JobStatus.Failed,
    };

    private static long? Seconds(DateTimeOffset? time) => (long?)(time - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))?.TotalSeconds;
}
