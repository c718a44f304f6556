using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Removing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>The copy follows whatever is written, by whichever program.</summary>
public sealed class ColumnCopyTests : IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    private readonly SqliteTestDatabase _database = new();

    private readonly Random _random = new(TestSeed.Value);

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>
    /// Two programs write new, changed and old jobs, in any order, some of them a month late, and remove some; after each, both count as the
    /// database does.
    /// </summary>
    [Fact]
    public async Task Writes_OfTwoPrograms_AreCountedAsByTheDatabase()
    {
        await using var one = _database.ServicesWith(_ => { });
        await using var other = _database.ServicesWith(_ => { });
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        var (changed, removed, returned, gone) = (0L, 0L, 0, new HashSet<string>());
        for (var step = 0; step < 40; step++)
        {
            var program = _random.Next(2) == 0 ? one : other;
            // Of those that are there some come again, with other values, and so do some that were removed.
            var jobs = GeneratedJobs.Make(_random, 400, _database.Now).OrderBy(_ => _random.Next()).Take(_random.Next(1, 40))
                .Select(job => _random.Next(4) == 0 ? Late(job) : job).ToImmutableArray();
            returned += jobs.Count(job => gone.Remove(job.JobId!));
            changed += (await program.GetRequiredService<IJobWriter>().WriteAsync(new[] { new JobBatch(jobs) }.ToAsyncEnumerable(), s_token).LastAsync(s_token)).Changed;
            _database.Clock.Advance(TimeSpan.FromSeconds(1));
            if (_random.Next(5) == 0)
            {
                await RollBackAsync();
            }
            if (_random.Next(3) == 0)
            {
                // To the one, the write and the removal come apart, to the other as one.
                await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);
                var before = await IdsAsync(sql);
                removed += await RemoveSomeAsync(program);
                gone.UnionWith(before.Except(await IdsAsync(sql)));
            }

            await AreEqualAsync(sql, one, other);
        }
        Assert.True(changed > 20 && removed > 20 && returned > 5, $"{changed} jobs were changed, {removed} were removed, {returned} came back.");
        Assert.All([one, other], program => Assert.Equal(
            Revision(), program.GetRequiredService<ColumnCopy>().Newest!.Revision));
    }

    /// <summary>The newest jobs go, so that the highest id is of no job any more, and then all of them.</summary>
    [Fact]
    public async Task Removal_OfTheNewestJobs_IsFollowed()
    {
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await _database.AddAsync(Tagged("a", 2), Tagged("b", 1));
        await AreEqualAsync(sql, program);
        var values = program.GetRequiredService<ColumnCopy>().Newest!.Values[0];

        await program.GetRequiredService<JobRemoval>().RemoveAsync(EndedBefore(1.5) with { Statuses = [JobStatus.Failed] }, s_token).CountAsync(s_token);
        await AreEqualAsync(sql, program);
        await _database.AddAsync(Tagged("c", 1));
        await AreEqualAsync(sql, program);
        await program.GetRequiredService<JobRemoval>().RemoveAsync(EndedBefore(0), s_token).CountAsync(s_token);
        await AreEqualAsync(sql, program);

        Assert.Equal(0, Number("SELECT count(*) FROM Job"));
        // It was not made anew for that.
        Assert.Equal(3, program.GetRequiredService<ColumnCopy>().Newest!.LastId);
        Assert.Equal(values.ToArray(), program.GetRequiredService<ColumnCopy>().Newest!.Values[0][..values.Length].ToArray());

        JobItem Tagged(string id, int days) => new()
        {
            JobId = id,
            Status = JobStatus.Failed,
            GmtFinishTime = _database.Now.AddDays(-days),
            Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", id) },
        };
    }

    /// <summary>Who reads while others write gets counts that agree with one another, since each is of one moment.</summary>
    [Fact]
    public async Task Counts_DuringWrites_AreOfOneMoment()
    {
        var everything = Parse("StartTime=any&EndTime=any");
        var seen = 0;
        var writing = Task.Run(async () =>
        {
            // Until they were counted in between, which may begin late.
            for (var step = 0; step < 60 || (Volatile.Read(ref seen) < 3 && step < 5_000); step++)
            {
                // As many of one status as of the other.
                await _database.AddAsync(
                    new JobItem { JobId = $"one-{step}", Status = JobStatus.Failed, GmtCreateTime = _database.Now },
                    new JobItem { JobId = $"other-{step}", Status = JobStatus.Stopped, GmtCreateTime = _database.Now });
            }
        }, s_token);

        var (counted, sizes) = (0, new HashSet<long>());
        while (!writing.IsCompleted || counted == 0)
        {
            var facet = Assert.Single(await _database.Queries.FacetsAsync(s_caller, everything, [CountedField.FindFaceted("Status")!], 5, s_token));
            Assert.True(facet.Values.DistinctBy(value => value.Count).Count() <= 1, string.Join(' ', facet.Values));
            sizes.Add(facet.TotalCount);
            Volatile.Write(ref seen, sizes.Count);
            counted++;
        }
        await writing;
        Assert.True(sizes.Count > 2, $"Only {sizes.Count} different numbers were seen.");
    }

    [Fact]
    public async Task Copy_OlderThanTheLogReaches_IsMadeAnew()
    {
        await _database.AddAsync(GeneratedJobs.Make(_random, 50, _database.Now));
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await AreEqualAsync(sql, program);
        // Changed around the log, as if the log had been shortened since.
        Execute($"UPDATE Job SET Status = 3; INSERT INTO StoreRevision (Revision, WrittenAt) SELECT max(Revision) + {JobChangeLog.Kept + 1}, max(WrittenAt) + 1 FROM StoreRevision");

        await AreEqualAsync(sql, program);
    }

    [Fact]
    public async Task Database_OfAnEarlierRevision_IsReadAnew()
    {
        await _database.AddAsync(GeneratedJobs.Make(_random, 50, _database.Now));
        await _database.AddAsync(GeneratedJobs.Make(_random, 60, _database.Now));
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await AreEqualAsync(sql, program);
        Execute("UPDATE Job SET Status = 3; DELETE FROM StoreRevision WHERE Revision = (SELECT max(Revision) FROM StoreRevision)");

        await AreEqualAsync(sql, program);
    }

    [Fact]
    public async Task Log_OfManyWrites_KeepsTheNewest()
    {
        await _database.AddAsync(new JobItem { JobId = "a", Status = JobStatus.Running });
        await _database.AddAsync(new JobItem { JobId = "a", Status = JobStatus.Failed });
        Execute($"UPDATE JobChange SET Revision = 1 - {JobChangeLog.Kept}");

        await _database.AddAsync(new JobItem { JobId = "a", Status = JobStatus.Stopped });

        Assert.Equal(1, Number("SELECT count(*) FROM JobChange"));
    }

    /// <summary>More jobs than one segment holds, with ids that are missing.</summary>
    [Fact]
    public async Task Jobs_OfSeveralSegments_AreCountedAsByTheDatabase()
    {
        await _database.AddAsync(GeneratedJobs.Make(_random, 200, _database.Now));
        var second = _database.Now.ToUnixTimeSeconds();
        Execute(
            "INSERT INTO Job (Id, Revision, AddedAt, Texts, EnableAssignNode, Status, GmtCreateTime, GmtRunningTime, GmtFinishTime, RequestGPU, Priority, UserIdKey) " +
            "WITH RECURSIVE n(i) AS (SELECT 201 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) " +
            $"SELECT i, 2, 0, i % 64, i % 2, nullif(i * 7919 % 14, 13), {second} - i * 31 % 9000000, {second} - i % 80000, " +
            $"CASE WHEN i % 3 = 0 THEN {second} - i % 70000 END, i % 9 * 0.5, nullif(i % 10, 0), " +
            "(SELECT min(Key) FROM JobValue WHERE Field = 2 AND Key % 3 = i % 3) FROM n WHERE i % 97 > 0 AND i NOT BETWEEN 66000 AND 140000; " +
            "INSERT INTO JobTag (JobId, TagId) SELECT j.Id, t.TagId FROM Job AS j JOIN Tag AS t ON j.Id % 11 = t.TagId % 11 WHERE j.Id > 200; " +
            "INSERT INTO StoreRevision (Revision, WrittenAt) SELECT max(Revision) + 1, max(WrittenAt) + 1 FROM StoreRevision");
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);

        await AreEqualAsync(sql, program);
        // A few more come to the last segment.
        await _database.AddAsync(GeneratedJobs.Make(_random, 400, _database.Now).TakeLast(200));
        await AreEqualAsync(sql, program);

        Assert.True(Number("SELECT count(*) FROM JobTag WHERE JobId > 200000") > 0);
        Assert.Equal(4, program.GetRequiredService<ColumnCopy>().Newest!.Segments.Length);
    }

    [Fact]
    public async Task Copy_ThatIsFarBehind_LetsTheDatabaseAnswerMeanwhile()
    {
        Execute(
            "INSERT INTO Job (Id, Revision, AddedAt, Texts, EnableAssignNode) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) " +
            "SELECT i, 1, 0, 0, 0 FROM n; INSERT INTO StoreRevision (Revision, WrittenAt) VALUES (1, 1)");
        await using var program = _database.ServicesWith(_ => { });

        var count = await TestQueries.Of(program).CountAsync(s_caller, Parse("StartTime=any&EndTime=any"), s_token);

        Assert.Equal(30_000, count);
        // Waits until the reading that has begun has ended.
        await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);
        Assert.Equal(30_000, program.GetRequiredService<ColumnCopy>().Newest!.LastId);
    }

    /// <summary>A question that finds the copy far behind has a share of the processor for itself, and none for everybody's copy.</summary>
    [Fact]
    public async Task Reading_InTheBackground_IsNoWorkOfWhoeverBeganIt()
    {
        await _database.AddAsync(GeneratedJobs.Make(_random, 200, _database.Now));
        await using var program = _database.ServicesWith(_ => { });
        var copy = program.GetRequiredService<ColumnCopy>();
        var question = new ProcessorTime(TimeSpan.Zero, () => { });
        ProcessorTime.Current = question;

        await copy.BeginRefresh();

        Assert.False(question.IsExceeded, "The question was charged for the copy.");
    }

    [Fact(Timeout = 60_000)]
    public async Task Writes_AfterOneThatAQuestionMet_AreReadBeforeAnybodyAsks()
    {
        await using var program = _database.ServicesWith(_ => { });
        var copy = program.GetRequiredService<ColumnCopy>();
        var everything = Parse("StartTime=any&EndTime=any");
        foreach (var id in new[] { "a", "b" })
        {
            await _database.AddAsync(new JobItem { JobId = id });
            await TestQueries.Of(program).CountAsync(s_caller, everything, s_token);
        }

        await _database.AddAsync(new JobItem { JobId = "c" });

        while (copy.Newest!.LastId < 3)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        Assert.Equal(Revision(), copy.Newest!.Revision);
        Assert.Equal(3, await TestQueries.Of(program).CountAsync(s_caller, everything, s_token));
    }

    /// <summary>Whoever asks in one has to begin anew. To read everything anew would help nobody, and turn others away meanwhile.</summary>
    [Fact]
    public async Task Transaction_ThatSeesLessThanTheCopy_HasNothingReadAnew()
    {
        await _database.AddAsync(new JobItem { JobId = "a" });
        await using var program = _database.ServicesWith(_ => { });
        var copy = program.GetRequiredService<ColumnCopy>();
        using var connection = program.GetRequiredService<SqliteFile>().OpenReadOnly();
        using var transaction = connection.BeginTransaction(deferred: true);
        await copy.RefreshAsync(s_token);
        Assert.NotNull(await copy.AtAsync(connection, s_token));
        await _database.AddAsync(new JobItem { JobId = "b" });
        await copy.RefreshAsync(s_token);
        var newest = copy.Newest;

        Assert.Null(await copy.AtAsync(connection, s_token));
        Assert.True(copy.IsAheadOf(connection));
        Assert.False(copy.IsReading);
        Assert.Same(newest, copy.Newest);
    }

    private static JobItem Late(JobItem job) => job with
    {
        GmtCreateTime = job.GmtCreateTime?.AddDays(-30),
        GmtSubmittedTime = job.GmtSubmittedTime?.AddDays(-30),
        GmtRunningTime = job.GmtRunningTime?.AddDays(-30),
        GmtFinishTime = job.GmtFinishTime?.AddDays(-30),
    };

    private RemovalRule EndedBefore(double days) => new(_database.Now.AddDays(-days), RemovalRule.EndedStatuses);

    private async Task<long> RemoveSomeAsync(ServiceProvider program)
    {
        var rule = EndedBefore(_random.Next(40)) with { Statuses = [.. RemovalRule.EndedStatuses.Where(_ => _random.Next(3) > 0)] };
        return (await program.GetRequiredService<JobRemoval>().RemoveAsync(rule, s_token).LastOrDefaultAsync(s_token))?.Count ?? 0;
    }

    private async Task<List<string>> IdsAsync(ServiceProvider program) => await TestQueries.Of(program)
        .ExportAsync(s_caller, Parse("StartTime=any&EndTime=any"), s_token)
        .Select(job => JsonSerializer.Deserialize(job.Json, JobJson.Wire.JobItem)!.JobId!).ToListAsync(s_token);

    // A program that ends in the middle of a write leaves nothing of it.
    private async Task RollBackAsync()
    {
        await using var session = new SqliteWriteSession(
            _database.Services.GetRequiredService<SqliteFile>(), _database.Services.GetRequiredService<SqliteFile>().OpenForWriting(), null!);
        await session.BeginAsync(s_token);
        await session.StampAsync(_database.Now, s_token);
    }

    private async Task AreEqualAsync(ServiceProvider expected, params ServiceProvider[] programs)
    {
        for (var i = 0; i < 5; i++)
        {
            var url = i == 0 ? "StartTime=any&EndTime=any" : GeneratedRequests.For(_database).Make(_random).Url;
            if (ListJobsQueryString.Parse(url, _database.Now) is not { Problems.IsEmpty: true, Request: var request })
            {
                continue;
            }
            var answer = await CountedAnswers.OfAsync(TestQueries.Of(expected), request, s_token);
            foreach (var program in programs)
            {
                var counted = await CountedAnswers.OfAsync(TestQueries.Of(program), request, s_token);
                Assert.True(answer.SequenceEqual(counted), $"seed {TestSeed.Value}, {url}:\n{string.Join('\n', answer)}\n{string.Join('\n', counted)}");
            }
        }
    }

    private ListJobsRequest Parse(string query) => ListJobsQueryString.Parse(query, _database.Now).Request;

    private long Revision() => Number("SELECT max(Revision) FROM StoreRevision");

    private long Number(string sql)
    {
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenReadOnly();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenForWriting();
        connection.Execute(sql);
    }
}
