using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Connecting;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>What a server knows of a file is not taken for what is in another one that has come in its place.</summary>
public sealed class ReplacedFileTests : IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly SqliteTestDatabase _database = new();
    private readonly SqliteTestDatabase _other = new();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Counts_AfterAFileOfOtherWritesHasComeInItsPlace_AreOfThatFile(int writes)
    {
        for (var write = 0; write < 2; write++)
        {
            await _database.AddAsync(new JobItem { JobId = $"{write}", Status = JobStatus.Failed, GmtCreateTime = _database.Now });
        }
        for (var write = 0; write < writes; write++)
        {
            _other.Clock.Advance(TimeSpan.FromSeconds(1));
            await _other.AddAsync(new JobItem { JobId = $"other-{write}", Status = JobStatus.Running, GmtCreateTime = _other.Now });
        }
        Assert.Equal(2, await CountAsync("Status=Failed"));

        await ReplaceAsync();

        Assert.Equal(0, await CountAsync("Status=Failed"));
        Assert.Equal(writes, await CountAsync("Status=Running"));
        Assert.Equal(0, await CountAsync("Status=Failed"));
        Assert.Equal(writes, await CountAsync("Status=Running"));
    }

    [Fact]
    public async Task Export_AfterAnotherFileHasComeInItsPlace_IsOfThatFile()
    {
        await _database.AddAsync(new JobItem { JobId = "first", GmtCreateTime = _database.Now });
        await _other.AddAsync(
            new JobItem { JobId = "one", GmtCreateTime = _other.Now },
            new JobItem { JobId = "other", GmtCreateTime = _other.Now });
        Assert.Single(await ExportAsync());

        await ReplaceAsync();

        Assert.Equal(2, (await ExportAsync()).Count);
    }

    private async Task<List<string>> ExportAsync() => await _database.Queries
        .ExportAsync(JobCaller.Local, ListJobsRequest.Default, s_token).Select(job => job.Json).ToListAsync(s_token);

    private Task<long> CountAsync(string query) => _database.Queries.CountAsync(
        JobCaller.Local, ListJobsQueryString.Parse($"StartTime=any&EndTime=any&{query}", _database.Now).Request, s_token);

    private async Task ReplaceAsync()
    {
        var path = SqliteJobs.PathOf(_database.ConnectionString);
        await _other.Store.BackUpAsync($"{path}.backup", _ => { }, s_token);
        Array.ForEach(new SqliteFile(_database.ConnectionString).Paths.ToArray(), File.Delete);
        File.Move($"{path}.backup", path);
    }
}
