using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class JobListLoaderTests : IAsyncLifetime
{
    private static readonly TimeSpan s_maxCountWait = TimeSpan.FromMilliseconds(300);

    private readonly SqliteTestDatabase _database = new();
    private JobListLoader? _loader;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _loader = new(_database.Services.GetRequiredService<JobListQueries>(), new PageCounts(), _database.Clock, s_maxCountWait);
        await _database.AddAsync(
            Samples.Job("a", _database.Now, status: JobStatus.Failed) with { ReasonMessage = "OutOfMemoryError" },
            Samples.Job("b", _database.Now, hoursAgo: 2),
            Samples.Job("old", _database.Now, 24 * 30));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task List_HasItsRowsBeforeItsCounts()
    {
        var lists = await LoadAsync("").ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(null, null), (2L, null), (2L, (long?)1L)], lists.Select(list => (list.Count, list.Hidden)));
        Assert.All(lists, list => Assert.Equal(["a", "b"], list.Rows.Select(row => row.JobId)));
    }

    [Fact]
    public async Task List_ThatIsEmpty_LearnsWhetherThereAreJobsAndWhetherWordsBeginSo()
    {
        var list = await LoadAsync("?ReasonSearch=OutOfMemory").LastAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, 0, false, 1), (list.Count, list.Hidden, list.StoreIsEmpty, list.Beginnings));
    }

    [Fact]
    public async Task List_ThatIsKnown_IsNotReadAgainButCounted()
    {
        var known = new JobList("", _database.Now, [], HasMore: false) { Count = 7 };

        var lists = await LoadAsync("", known).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Same(known, lists[0]);
        Assert.Equal(known with { Hidden = 3 - 7 }, Assert.Single(lists[1..]));
    }

    [Fact]
    public async Task Counts_ThatTakeTooLong_AreLeftOut()
    {
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);
        var known = new JobList("", _database.Now, [], HasMore: false);
        await using var lists = LoadAsync("", known).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await lists.MoveNextAsync());

        var count = lists.MoveNextAsync();
        _database.Clock.Advance(s_maxCountWait - TimeSpan.FromMilliseconds(1));
        Assert.False(count.IsCompleted);
        _database.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(await count);
    }

    [Fact]
    public async Task Question_AskedMeanwhile_CancelsTheOneBefore()
    {
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);
        var first = LoadAsync("?Status=Failed").ToListAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(first.IsCompleted);
        await slow.SpeedUpAsync();

        var second = await LoadAsync("").LastAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await first);
        Assert.Equal(2, second.Count);
    }

    [Fact]
    public async Task Page_Left_CancelsItsLoad()
    {
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);
        var lists = LoadAsync("").ToListAsync(TestContext.Current.CancellationToken).AsTask();

        _loader!.Dispose();

        Assert.Empty(await lists);
    }

    [Fact]
    public async Task Store_ThatCannotBeRead_Fails()
    {
        await BrokenStore.BreakAsync(_database.ConnectionString);

        await Assert.ThrowsAnyAsync<Exception>(async () => await LoadAsync("").ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("?PageSize=1&PageNumber=2", 0, 2)]
    [InlineData("?SortBy=DisplayName", 59, 2)]
    // Other jobs, too long ago, or asked again.
    [InlineData("?Status=Failed", 0, null)]
    [InlineData("?SortBy=DisplayName", 60, null)]
    [InlineData("", 1, null)]
    public async Task Page_OrOrderOfTheSameJobs_IsNotCountedAgain(string query, int seconds, int? count)
    {
        await LoadAsync("").LastAsync(TestContext.Current.CancellationToken);

        var list = await LoadAsync(query, secondsLater: seconds).FirstAsync(TestContext.Current.CancellationToken);

        Assert.Equal(count, list.Count);
        Assert.Equal(count is null ? null : 1L, list.Hidden);
    }

    [Fact]
    public async Task Page_WhoseRowsAreOthers_IsCountedAgain()
    {
        await LoadAsync("").LastAsync(TestContext.Current.CancellationToken);
        await _database.AddAsync(Samples.Job("new", _database.Now));

        var lists = await LoadAsync("?SortBy=DisplayName").ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal((null, 3L), (lists[0].Count, lists[^1].Count));
    }

    private IAsyncEnumerable<JobList> LoadAsync(string query, JobList? known = null, int secondsLater = 0)
    {
        var now = _database.Now.AddSeconds(secondsLater);
        var question = ListJobsQueryString.Parse(query, now).Request.Resolve(JobCaller.Local, now);
        return _loader!.LoadAsync(query, question, [], known);
    }
}
