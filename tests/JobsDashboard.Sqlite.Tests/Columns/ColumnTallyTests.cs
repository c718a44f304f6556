using System.Linq.Expressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Columns.Tallying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Whatever can be asked is counted over the copied columns: the database is not asked to count.</summary>
public sealed class ColumnTallyTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const int Jobs = 300;
    private const int Requests = 300;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    public async ValueTask InitializeAsync() => await database.AddAsync(GeneratedJobs.Make(new Random(TestSeed.Value), Jobs, database.Now));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task GeneratedRequests_AreCountedWithoutTheDatabase()
    {
        await using var services = database.ServicesWith(replaced => replaced.AddSingleton<IJobTally>(
            provider => new ColumnTally(provider.GetRequiredService<ColumnCopy>(), new NoTally())));
        var queries = TestQueries.Of(services);
        var random = new Random(TestSeed.Value);
        var found = 0L;
        for (var i = 0; i < Requests; i++)
        {
            var pairs = GeneratedRequests.For(database).Make(random);
            if (ListJobsQueryString.Parse(pairs.Url, database.Now) is not { Problems.IsEmpty: true, Request: var request })
            {
                continue;
            }
            try
            {
                var count = await queries.CountAsync(s_caller, request, s_token);
                var rows = await queries.RowsAsync(s_caller, request, [], s_token);
                var whole = await queries.ListAsync(s_caller, request, s_token);
                Assert.Equal((count, pairs.Url), (whole.TotalCount, pairs.Url));
                Assert.Equal(rows.Rows.Select(row => row.JobId), whole.Jobs.Select(json => StoredJson.Job(json, extras: null).JobId));
                found += count;
                await queries.FacetsAsync(s_caller, request, CountedField.Faceted, 5, s_token);
                await queries.SuggestAsync(s_caller, request, CountedField.TagKeys, ValueMatch.All, 5, s_token);
                await queries.SummaryAsync(s_caller, request, s_token);
                await queries.HistogramAsync(s_caller, request, null, 60, s_token);
            }
            catch (NotSupportedException failure)
            {
                Assert.Fail($"{failure.Message} {pairs.Url}");
            }
        }
        Assert.True(found > 0, "No request found a job.");
    }

    // Room for as many numbers is on the heap of large objects, where each few requests would have everything collected.
    [Fact]
    public async Task RowOrder_OfAnotherPage_NeedsNoNewRoomForItsNumbers()
    {
        await using var services = database.ServicesWith(_ => { });
        var copy = services.GetRequiredService<ColumnCopy>();
        await copy.RefreshAsync(s_token);
        var snapshot = copy.Newest!;
        await using var db = await services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        LambdaExpression key = (Job job) => job.GmtCreateTime;
        await OrderAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();

        await OrderAsync();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, RowMask.Rows);

        async Task OrderAsync()
        {
            using var order = await RowOrder.OfAsync(db, snapshot, key, new TextRanks(), s_token);
            order.Of(snapshot.Segments[0], snapshot.Segments[0].Present);
        }
    }

    /// <summary>Does not count.</summary>
    private sealed class NoTally : IJobTally
    {
        public CountSource Source => CountSource.Database;

        public void Begin()
        {
        }

        public Task<long> CountAsync(JobsDb db, IQueryable<Job> jobs, CancellationToken cancellationToken) => throw Asked();

        public Task<IReadOnlyList<long>?> OrderedAsync(
            JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken) => throw Asked();

        public Task<IReadOnlyList<KeyCount>> ByKeyAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, int?>> key, CancellationToken cancellationToken) => throw Asked();

        public Task<IReadOnlyList<KeyCount>> ByTagAsync(
            JobsDb db, IQueryable<Job> jobs, IQueryable<Tag> tags, bool withAll, CancellationToken cancellationToken) => throw Asked();

        public Task<(long First, long Last)?> RangeAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, CancellationToken cancellationToken) => throw Asked();

        public Task<IReadOnlyList<SpanCount>> BySpanAsync(
            JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long origin, long length, CancellationToken cancellationToken) => throw Asked();

        public Task<UseSums> UsesAsync(JobsDb db, IQueryable<Job> jobs, long now, CancellationToken cancellationToken) => throw Asked();

        private static NotSupportedException Asked() => new("The database was asked to count.");
    }
}
