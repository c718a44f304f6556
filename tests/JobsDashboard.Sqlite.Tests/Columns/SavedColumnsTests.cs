using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>A program that starts goes on from what another one has saved, and from nothing that is not whole.</summary>
public sealed class SavedColumnsTests : IAsyncLifetime
{
    // Changes a job without a revision: who reads all jobs sees it, who goes on from what was saved does not.
    private const string ChangeInSecret = "UPDATE Job SET Status = 13 WHERE Id = 1";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly SqliteTestDatabase _database = new();

    private readonly Random _random = new(TestSeed.Value);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync([new JobItem { JobId = "first", Status = JobStatus.Failed }, .. GeneratedJobs.Make(_random, 60, _database.Now)]);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Program_ThatStarts_GoesOnFromWhatWasSaved()
    {
        var before = await SaveAsync();
        Execute(ChangeInSecret);

        Assert.Equal(before, await AnswersOfNewProgramAsync());
    }

    [Fact]
    public async Task Writes_SinceASave_AreCounted()
    {
        await SaveAsync();
        await _database.AddAsync(
        [
            new JobItem { JobId = "first", Status = JobStatus.Succeeded, Settings = new() { Tags = ListJobsRequest.NoTags.Add("team", "late") } },
            .. GeneratedJobs.Make(_random, 80, _database.Now),
        ]);

        Assert.Equal(await AnswersBySqlAsync(), await AnswersOfNewProgramAsync());
    }

    [Fact]
    public async Task Saves_OfTwoPrograms_AreEachWhole()
    {
        await using var one = _database.ServicesWith(_ => { });
        await using var other = _database.ServicesWith(_ => { });
        foreach (var program in new[] { one, other, one, one, other, other, one })
        {
            // Each meets values in an order of its own.
            await _database.AddAsync(GeneratedJobs.Make(_random, 20, _database.Now));
            await SaveAsync(program);

            Assert.Equal(await AnswersBySqlAsync(), await AnswersOfNewProgramAsync());
        }
    }

    [Theory]
    [InlineData("UPDATE SavedColumns SET Revision = NULL")]
    [InlineData("UPDATE SavedColumns SET Layout = 'another one'")]
    [InlineData("UPDATE SavedColumns SET Revision = Revision + 1")]
    [InlineData("UPDATE SavedColumns SET Revision = Revision - 100000")]
    [InlineData("UPDATE SavedColumns SET \"Values\" = x'00'")]
    [InlineData("DELETE FROM SavedSegment")]
    [InlineData("UPDATE SavedSegment SET Bytes = substr(Bytes, 1, 500)")]
    [InlineData("UPDATE SavedSegment SET Bytes = substr(Bytes, 1, length(Bytes) - 200) || zeroblob(200)")]
    public async Task WhatWasSaved_NotWholeOrOfAnotherState_IsNotUsed(string damage)
    {
        await SaveAsync();
        Execute(ChangeInSecret);
        Execute(damage);

        Assert.Equal(await AnswersBySqlAsync(), await AnswersOfNewProgramAsync());
    }

    [Fact]
    public async Task Save_ThatAnotherProgramBeganMeanwhile_LeavesNoneOfThisOne()
    {
        await using var program = _database.ServicesWith(_ => { });
        await SaveAsync(program);
        // The other one takes over with the first segment that this one writes.
        Execute("CREATE TRIGGER Taken AFTER INSERT ON SavedSegment BEGIN UPDATE SavedColumns SET SaveId = 'other', Revision = NULL; END");
        await _database.AddAsync(new JobItem { JobId = "another", Status = JobStatus.Failed });
        await SaveAsync(program);
        Execute("DROP TRIGGER Taken");

        Execute(ChangeInSecret);
        Assert.Equal(await AnswersBySqlAsync(), await AnswersOfNewProgramAsync());
    }

    [Fact]
    public async Task Save_IntoALockedDatabase_IsLeftOut()
    {
        await using var program = _database.ServicesWith(_ => { });
        var before = await SaveAsync(program);
        Execute("CREATE TRIGGER Full BEFORE INSERT ON SavedSegment BEGIN SELECT RAISE(ABORT, 'full'); END");
        await _database.AddAsync(new JobItem { JobId = "another", Status = JobStatus.Failed });

        var after = await SaveAsync(program);

        Assert.NotEqual(before, after);
        Assert.Equal(after, await AnswersOfNewProgramAsync());
    }

    private async Task<List<string>> SaveAsync()
    {
        await using var program = _database.ServicesWith(_ => { });
        return await SaveAsync(program);
    }

    private static async Task<List<string>> SaveAsync(ServiceProvider program)
    {
        var copy = program.GetRequiredService<ColumnCopy>();
        await copy.RefreshAsync(s_token);
        await copy.SaveAsync(s_token);
        return await AnswersAsync(program);
    }

    private async Task<List<string>> AnswersOfNewProgramAsync()
    {
        await using var program = _database.ServicesWith(_ => { });
        // As a server does when it starts.
        await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);
        return await AnswersAsync(program);
    }

    private async Task<List<string>> AnswersBySqlAsync()
    {
        await using var program = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        return await AnswersAsync(program);
    }

    private static Task<List<string>> AnswersAsync(ServiceProvider program) => CountedAnswers.OfAsync(
        TestQueries.Of(program), ListJobsQueryString.Parse("StartTime=any&EndTime=any", DateTimeOffset.UnixEpoch).Request, s_token);

    private void Execute(string sql)
    {
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenForWriting();
        connection.Execute(sql);
    }
}
