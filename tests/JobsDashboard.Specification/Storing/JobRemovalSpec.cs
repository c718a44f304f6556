using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Removing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Storing;

/// <summary>What becomes of jobs that are removed by their age.</summary>
public abstract class JobRemovalSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private JobRemoval Removal => database.Services.GetRequiredService<JobRemoval>();

    [Fact]
    public async Task Removal_ByAge_TakesJobsThatEndedBefore()
    {
        await BeginWithAsync(
            Ended("old", JobStatus.Succeeded, 181),
            Ended("older", JobStatus.Failed, 300),
            Ended("reserving", JobStatus.FailedReserving, 200),
            Ended("young", JobStatus.Failed, 179),
            Ended("restarting", JobStatus.Restarting, 200),
            Ended("nameless", null, 200),
            new JobItem { JobId = "unfinished", Status = JobStatus.Failed, GmtCreateTime = Ago(400) },
            new JobItem { JobId = "running", Status = JobStatus.Running, GmtCreateTime = Ago(400) });

        var preview = await Removal.PreviewAsync(Rule(180), s_token).LastAsync(s_token);
        Assert.Equal(8, await CountAsync(""));
        var removed = await Removal.RemoveAsync(Rule(180), s_token).LastAsync(s_token);

        Assert.Equal(
            [(JobStatus.Failed, 1), (JobStatus.FailedReserving, 1), (JobStatus.Succeeded, 1)],
            removed.ByStatus.Select(of => (of.Key, of.Value)));
        Assert.Equal((3, Ago(300), Ago(181)), (removed.Count, removed.FirstEnd, removed.LastEnd));
        Assert.Equal((preview.Count, preview.FirstEnd, preview.LastEnd), (removed.Count, removed.FirstEnd, removed.LastEnd));
        Assert.Equal(preview.ByStatus, removed.ByStatus);
        Assert.Equal(["nameless", "restarting", "running", "unfinished", "young"], await IdsAsync());
        Assert.Empty(await Removal.RemoveAsync(Rule(180), s_token).ToListAsync(s_token));
    }

    [Fact]
    public async Task Removal_OfAStatus_LeavesTheOthers()
    {
        await BeginWithAsync(Ended("failed", JobStatus.Failed, 10), Ended("stopped", JobStatus.Stopped, 10), Ended("done", JobStatus.Succeeded, 10));

        await Removal.RemoveAsync(Rule(5) with { Statuses = [JobStatus.Stopped, JobStatus.Succeeded] }, s_token).CountAsync(s_token);

        Assert.Equal(["failed"], await IdsAsync());
    }

    [Fact]
    public async Task Job_MarkedAsDeletedByItsSource_IsAnsweredSoUntilItIsRemoved()
    {
        await BeginWithAsync(
            Ended("marked", JobStatus.Failed, 10) with { IsDeleted = true },
            Ended("marked-lately", JobStatus.Failed, 1) with { IsDeleted = true },
            Ended("kept", JobStatus.Failed, 10) with { IsDeleted = false },
            Ended("unmarked", JobStatus.Failed, 10));
        Assert.Equal(true, (await database.Queries.FindAsync(JobCaller.Local, "marked", s_token))!.IsDeleted);
        var jobs = (await database.Queries.ListAsync(JobCaller.Local, Everything("JobId=marked"), s_token)).Jobs;
        Assert.Equal(true, JsonSerializer.Deserialize(Assert.Single(jobs), JobJson.Wire.JobItem)!.IsDeleted);

        var preview = await Removal.PreviewAsync(Rule(5) with { OnlyDeleted = true }, s_token).LastAsync(s_token);
        var removed = await Removal.RemoveAsync(Rule(5) with { OnlyDeleted = true }, s_token).LastAsync(s_token);

        Assert.Equal((1, 1), (preview.Count, removed.Count));
        Assert.Equal(["kept", "marked-lately", "unmarked"], await IdsAsync());
    }

    [Fact]
    public async Task RemovedJob_IsFoundByNothing()
    {
        var job = Ended("found", JobStatus.Failed, 10) with
        {
            DisplayName = "forgotten",
            ReasonMessage = "forgotten reason",
            UserCommand = "forget.py",
            Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", "forgotten") },
        };
        string[] questions =
        [
            "DisplayName=forgotten", "ReasonSearch=forgotten", "UserCommandSearch=forget", "Search=forgotten", "Tags.team=forgotten", "JobId=found",
        ];
        await BeginWithAsync(job);
        foreach (var question in questions)
        {
            Assert.Equal(1, await CountAsync(question));
        }

        await Removal.RemoveAsync(Rule(5), s_token).CountAsync(s_token);

        foreach (var question in questions)
        {
            Assert.Equal(0, await CountAsync(question));
        }
        Assert.Null(await database.Queries.FindAsync(JobCaller.Local, "found", s_token));
    }

    [Fact]
    public async Task RemovedJob_StoredAgain_IsNewAndHasAnotherId()
    {
        await BeginWithAsync(Ended("last", JobStatus.Failed, 10));
        var before = await IdOfAsync("last");
        await Removal.RemoveAsync(Rule(5), s_token).CountAsync(s_token);
        // Twice, since the second removal no longer meets the highest id.
        await database.AddAsync(Ended("between", JobStatus.Failed, 10));
        await Removal.RemoveAsync(Rule(5), s_token).CountAsync(s_token);

        var batch = new JobBatch([Ended("last", JobStatus.Failed, 10)]);
        var mark = await database.Writer.WriteAsync(new[] { batch }.ToAsyncEnumerable(), s_token).LastAsync(s_token);

        Assert.Equal(new ImportMark { New = 1 }, mark);
        Assert.Equal(before + 2, await IdOfAsync("last"));
    }

    [Fact]
    public async Task Removal_Stopped_EndsAfterTheBatchAndGoesOnTheNextTime()
    {
        await BeginWithAsync(Enumerable.Range(0, JobRemoval.JobsPerBatch + 5).Select(i => Ended($"many-{i}", JobStatus.Failed, 10 + i)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var removed in Removal.RemoveAsync(Rule(5), stop.Token))
            {
                Assert.Equal(JobRemoval.JobsPerBatch, removed.Count);
                await stop.CancelAsync();
            }
        });

        // Those that ended first are gone.
        Assert.Equal(["many-0", "many-1", "many-2", "many-3", "many-4"], await IdsAsync());
        Assert.Equal(5, (await Removal.RemoveAsync(Rule(5), s_token).LastAsync(s_token)).Count);
    }

    private DateTimeOffset Ago(int days) => DateTimeOffset.FromUnixTimeSeconds(database.Now.ToUnixTimeSeconds()).AddDays(-days);

    private RemovalRule Rule(int days) => new(Ago(days), RemovalRule.EndedStatuses);

    private JobItem Ended(string id, JobStatus? status, int days) =>
        new() { JobId = id, Status = status, GmtCreateTime = Ago(days + 1), GmtFinishTime = Ago(days) };

    private ListJobsRequest Everything(string question) =>
        ListJobsQueryString.Parse($"StartTime=any&EndTime=any&{question}", database.Now).Request;

    private Task<long> CountAsync(string question) => database.Queries.CountAsync(JobCaller.Local, Everything(question), s_token);

    private async Task<IEnumerable<string?>> IdsAsync() =>
        (await database.Queries.ExportAsync(JobCaller.Local, Everything(""), s_token).ToListAsync(s_token))
            .Select(job => JsonSerializer.Deserialize(job.Json, JobJson.Wire.JobItem)!.JobId).Order(StringComparer.Ordinal);

    private async Task<long> IdOfAsync(string jobId)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        return await db.Details.Where(job => job.JobId == jobId).Select(job => job.Id).SingleAsync(s_token);
    }

    // Whatever another test has left is ended and removed.
    private async Task BeginWithAsync(params IEnumerable<JobItem> jobs)
    {
        await database.AddAsync((await IdsAsync()).Select(id => Ended(id!, JobStatus.Failed, 0)));
        await Removal.RemoveAsync(Rule(-1), s_token).CountAsync(s_token);
        Assert.Empty(await IdsAsync());
        await database.AddAsync(jobs);
    }
}
