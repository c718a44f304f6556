using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Storing;

/// <summary>What becomes of jobs that are written, whichever database takes them.</summary>
public abstract class JobStoringSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static JobItem Job(string id) => new()
    {
        JobId = id,
        DisplayName = $"name of {id}",
        ReasonMessage = "CUDA OOM: out of memory",
        UserCommand = "python train.py",
        Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", "nlp").Add("run", id) },
    };

    /// <summary>The contract's 62 fields, each with a value, in the contract's types and order.</summary>
    [Fact]
    public async Task Job_WithEveryField_ComesBackJustSo()
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"), s_token))!.AsObject();
        Assert.Equal(62, json.Count);

        await WriteAsync(new JobBatch([json.Deserialize(JobJson.Wire.JobItem)!]));

        var everything = ListJobsQueryString.Parse("StartTime=any&EndTime=any&DisplayName=every field", database.Now).Request;
        var stored = Assert.Single((await database.Queries.ListAsync(JobCaller.Local, everything, s_token)).Jobs);
        Assert.Equal(json.ToJsonString(), JsonNode.Parse(stored)!.ToJsonString());
    }

    [Fact]
    public async Task Job_WrittenAgain_IsUnchanged()
    {
        var first = await WriteAsync(new JobBatch([Job("again-1"), Job("again-2")]));
        var second = await WriteAsync(new JobBatch([Job("again-1"), Job("again-2")]));

        Assert.Equal(new ImportMark { New = 2 }, first);
        Assert.Equal(new ImportMark { Unchanged = 2 }, second);
    }

    [Fact]
    public async Task SmallJobs_OfWhichTheStoreHasLargeOnes_AreEachStoredOnce()
    {
        JobItem[] large = [.. Enumerable.Range(0, 4).Select(i => Job($"large-{i}") with { UserCommand = new string('x', 1_500_000) })];
        JobItem[] small = [.. large.Skip(1).Select(job => job with { UserCommand = "short" })];

        await WriteAsync(new JobBatch([.. large]));
        var outcome = await WriteAsync(new JobBatch([large[0], .. small, Job("large-new")]));

        Assert.Equal(new ImportMark { New = 1, Changed = 3, Unchanged = 1 }, outcome);
        Assert.All(await CountsAsync(["UserCommandSearch=short&Tags.run=large-1", "UserCommandSearch=short&Tags.run=large-3"]), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Job_ThatChanged_IsFoundByItsNewTextsAndTagsOnly()
    {
        var old = Job("changing") with { JobSpecs = [new JobSpec { Image = "registry/before:1" }], Extras = new JobExtras { Description = "as before" } };
        var changed = old with
        {
            DisplayName = "entirely renamed",
            ReasonMessage = "显存不足",
            UserCommand = null,
            JobSpecs = [new JobSpec { Image = "registry/after:2" }],
            Extras = new JobExtras { Description = "as after" },
            Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", "cv") },
        };

        // Each by itself, and none but the one job, whatever else is stored.
        string[] before = ["DisplayName=name of changing", "ReasonSearch=OOM&JobId=changing", "UserCommandSearch=python&JobId=changing", "Tags.run=changing",
            "ImageSearch=before:1&JobId=changing", "Description=before&JobId=changing"];
        string[] after = ["DisplayName=entirely", "ReasonSearch=显存不足&JobId=changing", "Tags.team=cv&JobId=changing",
            "ImageSearch=after:2&JobId=changing", "Description=after&JobId=changing"];

        await WriteAsync(new JobBatch([old]));
        Assert.All(await CountsAsync(before), count => Assert.Equal(1, count));
        Assert.All(await CountsAsync(after), count => Assert.Equal(0, count));
        var outcome = await WriteAsync(new JobBatch([changed]));

        Assert.Equal(new ImportMark { Changed = 1 }, outcome);
        Assert.All(await CountsAsync(before), count => Assert.Equal(0, count));
        Assert.All(await CountsAsync(after), count => Assert.Equal(1, count));
        Assert.Equal("显存不足", (await database.Queries.FindAsync(JobCaller.Local, "changing", s_token))!.ReasonMessage);
    }

    [Fact]
    public async Task Jobs_WrittenWhileOthersAreExported_AreNoneOfThem()
    {
        var request = ListJobsQueryString.Parse("StartTime=any&EndTime=any&DisplayName=exported&SortBy=DisplayName&Order=asc", database.Now).Request;
        var jobs = Enumerable.Range(0, 500).Select(number => Job($"exported-{number:D3}")).ToList();
        await WriteAsync(new JobBatch([.. jobs]));
        var exported = new List<string>();

        await foreach (var job in database.Queries.ExportAsync(JobCaller.Local, request, s_token))
        {
            exported.Add(JsonNode.Parse(job.Json)!["JobId"]!.GetValue<string>());
            if (exported.Count == 1)
            {
                // One more in the middle of the order, and one that would come last now.
                await WriteAsync(new JobBatch([Job("exported-250-more"), Job("exported-490") with { DisplayName = "name of exported-999" }]));
            }
        }

        Assert.Equal(jobs.Select(job => job.JobId), exported);
        Assert.Equal(501, await CountAsync("DisplayName=exported"));
    }

    [Fact]
    public async Task Jobs_WithOneId_AreOneJobByItsLastRow()
    {
        var outcome = await WriteAsync(new JobBatch([Job("Twice") with { DisplayName = "first" }, Job("tWICE") with { DisplayName = "second" }]));

        Assert.Equal(new ImportMark { New = 1, Unchanged = 1 }, outcome);
        Assert.Equal("second", (await database.Queries.FindAsync(JobCaller.Local, "TWICE", s_token))!.DisplayName);
    }

    [Fact]
    public async Task Job_OlderThanTheStoredOne_DoesNotReplaceIt()
    {
        var newer = Job("aged") with { Status = JobStatus.Failed, GmtModifiedTime = database.Now };
        await WriteAsync(new JobBatch([newer]));

        var outcome = await WriteAsync(new JobBatch([newer with { Status = JobStatus.Running, GmtModifiedTime = database.Now.AddHours(-1) }]));

        Assert.Equal(new ImportMark { Unchanged = 1 }, outcome);
        Assert.Equal(JobStatus.Failed, (await database.Queries.FindAsync(JobCaller.Local, "aged", s_token))!.Status);
    }

    /// <summary>The clock stands still, and <c>AsOf</c> tells the writes apart all the same.</summary>
    [Fact]
    public async Task Jobs_WrittenInTheSameMillisecond_AreAddedOneAfterTheOther()
    {
        await WriteAsync(new JobBatch([Job("moment-1")]));
        await WriteAsync(new JobBatch([Job("moment-2")]));

        await using var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        var added = await db.Jobs.Where(j => j.Detail!.JobIdKey.StartsWith("moment-")).OrderBy(j => j.Id).Select(j => j.AddedAt).ToListAsync(s_token);

        Assert.Equal(2, added.Count);
        Assert.True(added[0] < added[1], $"{added[0]} and {added[1]}");
    }

    [Fact]
    public async Task Mark_OfASource_CountsItsBatches()
    {
        Assert.Equal(ImportMark.None, await database.Writer.FindMarkAsync("counted", s_token));

        await WriteAsync(new JobBatch([Job("c1"), Job("c2")], "counted", Rejected: 3), new JobBatch([Job("c1")], "counted", After: 5, IsLast: true));

        var expected = new ImportMark { New = 2, Unchanged = 1, Rejected = 3, IsComplete = true };
        Assert.Equal(expected, await database.Writer.FindMarkAsync("counted", s_token));
        Assert.Equal(6, expected.Read);

        await database.Writer.ForgetMarkAsync("counted", s_token);

        Assert.Equal(ImportMark.None, await database.Writer.FindMarkAsync("counted", s_token));
    }

    [Fact]
    public async Task Batches_WithoutASource_AreCountedTogether() => Assert.Equal(
        new ImportMark { New = 2, Unchanged = 1, Rejected = 3 },
        await WriteAsync(new JobBatch([Job("s1"), Job("s2")], Rejected: 3), new JobBatch([Job("s1")])));

    [Fact]
    public async Task Batch_ThatDoesNotFollowItsMark_IsRefused()
    {
        await WriteAsync(new JobBatch([Job("followed")], "followed"));

        await Assert.ThrowsAsync<JobsDatabaseException>(() => WriteAsync(new JobBatch([Job("skipping")], "followed", After: 2)));

        Assert.Null(await database.Queries.FindAsync(JobCaller.Local, "skipping", s_token));
        Assert.Equal(1, (await database.Writer.FindMarkAsync("followed", s_token)).Read);
    }

    [Fact]
    public async Task Jobs_WithOneIdInOneBatch_AreOneJobByItsNewestRow()
    {
        var newer = Job("versions") with { Status = JobStatus.Failed, GmtModifiedTime = database.Now };

        await WriteAsync(new JobBatch(
        [
            newer with { Status = JobStatus.Stopping }, newer, newer with { Status = JobStatus.Running, GmtModifiedTime = database.Now.AddHours(-1) },
        ]));

        Assert.Equal(JobStatus.Failed, (await database.Queries.FindAsync(JobCaller.Local, "versions", s_token))!.Status);
    }

    [Fact]
    public async Task ListItemAndGetJobBody_InAnyOrder_LoseNothing()
    {
        var (item, body, whole) = await ItemBodyAndWholeAsync();

        var outcomes = new List<ImportMark>();
        foreach (var job in new[] { item, body, item, body, body })
        {
            outcomes.Add(await WriteAsync(new JobBatch([job])));
            Assert.Equal(job == item && outcomes.Count == 1 ? Json(item) : Json(whole), Json(await FindAsync(item.JobId!)));
        }

        Assert.Equal([new() { New = 1 }, new() { Changed = 1 }, .. Enumerable.Repeat(new ImportMark { Unchanged = 1 }, 3)], outcomes);
        Assert.Equal(1, await CountAsync("JobId=both&Description=ABLA&Username=pai-dlc"));
    }

    [Theory]
    [InlineData("item body")]
    [InlineData("body item")]
    [InlineData("body body item body")]
    public async Task ListItemAndGetJobBody_InOneBatch_LoseNothing(string order)
    {
        var (item, body, whole) = await ItemBodyAndWholeAsync();
        (item, body, whole) = (item with { JobId = order }, body with { JobId = order.ToUpperInvariant() }, whole with { JobId = order });

        await WriteAsync(new JobBatch([.. order.Split(' ').Select(kind => kind == "item" ? item : body)]));

        Assert.Equal(Json(whole), Json(await FindAsync(order) with { JobId = order }));
    }

    [Fact]
    public async Task GetJobBody_WhatItNoLongerTells_IsForgotten()
    {
        var (item, body, _) = await ItemBodyAndWholeAsync();
        (item, body) = (item with { JobId = "forgets" }, body with { JobId = "forgets" });
        await WriteAsync(new JobBatch([item]), new JobBatch([body]));

        await WriteAsync(new JobBatch([body with { UserCommand = null, Extras = new JobExtras { RequestId = "another", Description = "other words" } }]));

        var stored = await FindAsync("forgets");
        Assert.Equal("""{"Description":"other words"}""", JsonSerializer.Serialize(stored.Extras, JobJson.Wire.JobExtras));
        Assert.Null(stored.UserCommand);
        Assert.Equal(item.Username, stored.Username);
    }

    [Fact]
    public async Task ListItem_WhatItNoLongerTells_IsForgotten()
    {
        var (item, body, _) = await ItemBodyAndWholeAsync();
        (item, body) = (item with { JobId = "lists" }, body with { JobId = "lists" });
        await WriteAsync(new JobBatch([item]), new JobBatch([body]));

        await WriteAsync(new JobBatch([body, item with { NodeNames = null, WorkingDir = null }]));

        var stored = await FindAsync("lists");
        Assert.Null(stored.NodeNames);
        Assert.Null(stored.WorkingDir);
        Assert.Equal("ablation", stored.Extras!.Description);
    }

    // A list item with all of its fields, the body that GetJob answers for the same job, and both together.
    private static async Task<(JobItem Item, JobItem Body, JobItem Whole)> ItemBodyAndWholeAsync()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"), s_token);
        var item = JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)! with { JobId = "both", DisplayName = "told twice" };
        var extras = new JobExtras { Description = "ablation", RestartRecord = JsonElement.Parse("""[{"TriggerID":"t"}]"""), CustomEnvs = [new CustomEnv { Key = "K" }] };
        var fields = GetJobBody.Of(item, "");
        var body = fields.Deserialize(JobJson.Wire.JobItem)! with { Extras = extras with { RequestId = "R" } };
        return (item, body, item with { Extras = extras });
    }

    private async Task<JobItem> FindAsync(string id) => (await database.Queries.FindAsync(JobCaller.Local, id, s_token))!;

    private static string Json(JobItem job) =>
        JsonSerializer.Serialize(job, JobJson.Wire.JobItem) + (job.Extras is null ? "" : JsonSerializer.Serialize(job.Extras, JobJson.Wire.JobExtras));

    [Fact]
    public async Task Batches_ThatBreakOff_LeaveWhatWasWritten()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(Broken()));

        Assert.NotNull(await database.Queries.FindAsync(JobCaller.Local, "kept", s_token));
        Assert.Equal(1, (await database.Writer.FindMarkAsync("broken", s_token)).Read);
    }

    private static async IAsyncEnumerable<JobBatch> Broken()
    {
        yield return new JobBatch([Job("kept")], "broken");
        await Task.Yield();
        throw new InvalidDataException("the source ends here");
    }

    private Task<ImportMark> WriteAsync(params JobBatch[] batches) => WriteAsync(batches.ToAsyncEnumerable());

    private async Task<ImportMark> WriteAsync(IAsyncEnumerable<JobBatch> batches) =>
        await database.Writer.WriteAsync(batches, s_token).LastAsync(s_token);

    private async Task<List<long>> CountsAsync(IEnumerable<string> queries)
    {
        var counts = new List<long>();
        foreach (var query in queries)
        {
            counts.Add(await CountAsync(query));
        }
        return counts;
    }

    private Task<long> CountAsync(string query)
    {
        var (request, problems, _, _) = ListJobsQueryString.Parse($"{query}&StartTime=any&EndTime=any", database.Now);
        Assert.Empty(problems);
        return database.Queries.CountAsync(JobCaller.Local, request, s_token);
    }
}
