using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>The jobs of a version that did not compress them, before they are moved, meanwhile and afterwards.</summary>
public sealed class CompressedJobsTests : IAsyncLifetime
{
    private const int Jobs = 4_500;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly ListJobsRequest s_all = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any, PageSize = 100 };

    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(Enumerable.Range(1, Jobs).Select(number => new JobItem
        {
            JobId = $"dlc{number}",
            DisplayName = $"train-{number}",
            ReasonMessage = number % 1_000 == 0 ? "显存 不足" : null,
            UserCommand = $"python train.py --seed {number * 7919}",
            Extras = number % 2 == 0 ? new() { Description = $"description {number}" } : null,
        }));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Jobs_OfAnEarlierVersion_AreMovedAtAStartAndStayAsTheyWere()
    {
        var before = await ExportAsync();
        Execute(WholeJobs.AsBeforeCompression);

        await _database.Store.PrepareAsync(s_token);

        Assert.Equal((0L, Jobs, 0L), (Scalar("SELECT count(*) FROM JobDetail WHERE Json <> '' OR Extras IS NOT NULL"), Scalar("SELECT count(*) FROM JobBody"), Scalar("SELECT count(*) FROM JobBodyMove")));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM JobDictionary"));
        Assert.Equal(before, await ExportAsync());
        Assert.Empty(await _database.Store.FindDamageAsync(10, s_token));
    }

    [Fact]
    public async Task Jobs_WhileTheyAreMoved_AreAnsweredAndWrittenFromBothPlaces()
    {
        var before = await ExportAsync();
        Execute(WholeJobs.AsBeforeCompression);
        using var stop = new CancellationTokenSource();
        var told = new List<string>();
        var clock = new FakeTimeProvider();
        await using var stopped = _database.ServicesWith(services => services.AddSingleton(new ProgressNotice(
            sentence =>
            {
                told.Add(sentence);
                clock.Advance(TimeSpan.FromMinutes(1));
                if (told.Count == 2)
                {
                    stop.Cancel();
                }
            },
            clock)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.GetRequiredService<IJobsDatabase>().PrepareAsync(stop.Token));

        Assert.Equal(["Compressing the stored jobs: 0 %", "Compressing the stored jobs: 44 %"], told);
        Assert.InRange(Scalar("SELECT count(*) FROM JobBody"), 1, Jobs - 1);
        Assert.Equal(before, await ExportAsync());
        Assert.Equal(4, await _database.Queries.CountAsync(JobCaller.Local, ListJobsQueryString.Parse("StartTime=any&EndTime=any&ReasonSearch=显存-不足", _database.Now).Request, s_token));
        Assert.Empty(await _database.Store.FindDamageAsync(10, s_token));
        await _database.AddAsync([.. new[] { 1, Jobs }.Select(number => new JobItem { JobId = $"dlc{number}", DisplayName = "changed" })]);

        await _database.Store.PrepareAsync(s_token);

        Assert.Equal(0L, Scalar("SELECT count(*) FROM JobDetail WHERE Json <> '' OR Extras IS NOT NULL"));
        Assert.Equal(before.Keys.Order(), (await ExportAsync()).Keys.Order());
        Assert.Equal(
            new[] { "dlc1", $"dlc{Jobs}" },
            (await ExportAsync()).Where(job => job.Value != before[job.Key]).Select(job => job.Key).Order());
        Assert.Empty(await _database.Store.FindDamageAsync(10, s_token));
    }

    [Theory]
    [InlineData("DELETE FROM JobDictionary")]
    [InlineData("UPDATE JobDictionary SET Bytes = zeroblob(length(Bytes))")]
    [InlineData("UPDATE JobDictionary SET Bytes = substr(Bytes, 1, 1000)")]
    public async Task Dictionary_ThatIsDamaged_IsDamageOfTheDatabase(string damage)
    {
        Execute(damage);
        await using var started = _database.ServicesWith(_ => { });
        var (store, queries) = (started.GetRequiredService<IJobsDatabase>(), TestQueries.Of(started));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => queries.FindAsync(JobCaller.Local, "dlc7", s_token));

        Assert.Equal(DatabaseTrouble.Damaged, (failure as JobsDatabaseException ?? store.Explain(failure))!.Trouble);
        Assert.Equal(3, (await _database.Store.FindDamageAsync(3, s_token)).Length);
        Assert.Equal(Jobs, await queries.CountAsync(JobCaller.Local, s_all, s_token));
    }

    // A question that reads no whole job must not pay for one.
    [Fact]
    public void Plan_OfAQuestionForRows_LeavesTheCompressedJobsAlone()
    {
        var plan = Plan($"SELECT count(*) FROM Job AS j LEFT JOIN ({TextFunctions.WholeRows}) AS d ON j.Id = d.Id WHERE d.DisplayNameKey > 'A' OR j.Id = 1");
        var whole = Plan($"SELECT d.Json FROM Job AS j LEFT JOIN ({TextFunctions.WholeRows}) AS d ON j.Id = d.Id WHERE j.Id = 1");

        Assert.DoesNotContain(plan, step => step.Contains("SEARCH b", StringComparison.Ordinal) || step.Contains("MATERIALIZE", StringComparison.Ordinal));
        Assert.Single(whole, step => step.Contains("SEARCH b", StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, string>> ExportAsync()
    {
        var jobs = new Dictionary<string, string>();
        await foreach (var job in _database.Queries.ExportAsync(JobCaller.Local, s_all, s_token))
        {
            jobs.Add(System.Text.Json.JsonDocument.Parse(job.Json).RootElement.GetProperty("JobId").GetString()!, job.Json + job.Extras);
        }
        return jobs;
    }

    private List<string> Plan(string sql)
    {
        using var connection = WholeJobs.Open(_database.ConnectionString);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        using var steps = command.ExecuteReader();
        return [.. steps.Cast<System.Data.IDataRecord>().Select(step => step.GetString(3))];
    }

    private void Execute(string sql)
    {
        SqliteConnection.ClearAllPools();
        using var connection = WholeJobs.Open($"{_database.ConnectionString};Pooling=False");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var connection = WholeJobs.Open(_database.ConnectionString);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
