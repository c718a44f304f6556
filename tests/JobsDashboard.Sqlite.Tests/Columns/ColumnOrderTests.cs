using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Pages in every order, early and late, have the jobs that the database sorts there.</summary>
public sealed class ColumnOrderTests : IAsyncLifetime
{
    private const int Size = 100;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(GeneratedJobs.Make(new Random(TestSeed.Value), 200, _database.Now));
        var second = _database.Now.ToUnixTimeSeconds();
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenForWriting();
        connection.Execute(
            "INSERT INTO Job (Id, Revision, AddedAt, Texts, EnableAssignNode, Status, GmtCreateTime, GmtRunningTime, GmtFinishTime, " +
            "GmtModifiedTime, Duration, RequestGPU, RequestMemory, Priority, JobTypeKey, UsernameKey) " +
            "WITH RECURSIVE n(i) AS (SELECT 201 UNION ALL SELECT i + 1 FROM n WHERE i < 140000) " +
            $"SELECT i, 1, 0, 0, 0, nullif(i * 7919 % 14, 13), {second} - 140000 + i - CASE WHEN i % 997 = 0 THEN 100000 ELSE i % 50 END, " +
            $"nullif({second} - i % 80000, {second}), CASE WHEN i % 3 = 0 THEN {second} - i % 70000 END, {second} - i * 31 % 9000, " +
            "nullif(i * 17 % 5000, 0), i % 9 * 0.5, i % 700, nullif(i % 10, 0), " +
            "(SELECT min(Key) FROM JobValue WHERE Field = 1 AND Key % 3 = i % 3), " +
            "(SELECT min(Key) FROM JobValue WHERE Field = 3 AND Key % 5 = i % 5) FROM n; " +
            "INSERT INTO JobDetail (Id, JobId, JobIdKey, DisplayName, DisplayNameKey, Json) " +
            "SELECT Id, 'made-' || Id, 'MADE-' || Id, " +
            "nullif('n' || (Id * 31 % 1009), 'n7'), nullif('N' || (Id * 31 % 1009), 'N7'), '{}' FROM Job WHERE Id > 200; " +
            "INSERT INTO ReasonText (rowid, Words) SELECT Id, CASE WHEN Id % 3 = 0 THEN 'common ' ELSE '' END || " +
            "CASE WHEN Id % 1499 = 0 THEN 'seldom ' ELSE '' END || CASE WHEN Id < 5000 THEN 'early ' ELSE '' END || " +
            "CASE WHEN Id BETWEEN 66000 AND 66050 THEN 'between ' ELSE '' END || CASE WHEN Id > 139000 THEN 'late' ELSE '' END " +
            "FROM Job WHERE Id > 200");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Pages_InEveryOrder_HaveTheJobsThatTheDatabaseSortsThere()
    {
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);
        foreach (var field in JobFields.Sortable)
        {
            foreach (var ascending in new[] { true, false })
            {
                foreach (var page in new[] { 1, 3, 70, 1_350 })
                {
                    var request = new ListJobsRequest
                    {
                        StartTime = TimeBound.Any,
                        EndTime = TimeBound.Any,
                        SortBy = field,
                        Ascending = ascending,
                        PageNumber = page,
                        PageSize = Size,
                        // A condition, without which an index would give some orders.
                        AsOf = _database.Now.AddYears(1),
                    };

                    Assert.Equal(await RowsAsync(sql, request), await RowsAsync(program, request));
                }
            }
        }
    }

    /// <summary>A search is read where rows are looked at, and of the first and the last segment a few rows first.</summary>
    [Theory]
    [InlineData("ReasonSearch=common")]
    [InlineData("ReasonSearch=seldom")]
    [InlineData("ReasonSearch=early")]
    [InlineData("ReasonSearch=between")]
    [InlineData("ReasonSearch=late")]
    [InlineData("ReasonSearch=common&NotReasonSearch=early")]
    [InlineData("Search=seldom")]
    [InlineData("DisplayName=N3")]
    public async Task Pages_OfWhatIsSearched_HaveTheJobsThatTheDatabaseSortsThere(string searched)
    {
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);
        var request = ListJobsQueryString.Parse($"{searched}&StartTime=any&EndTime=any&PageSize={Size}", _database.Now).Request;
        foreach (var field in new JobField[] { JobFields.GmtCreateTime, JobFields.Duration })
        {
            foreach (var (ascending, page) in new[] { (false, 1), (false, 2), (true, 1), (true, 60) })
            {
                var asked = request with { SortBy = field, Ascending = ascending, PageNumber = page };

                Assert.Equal(await RowsAsync(sql, asked), await RowsAsync(program, asked));
            }
        }
        Assert.NotEmpty(await RowsAsync(program, request));
    }

    /// <summary>The order of texts is kept from page to page.</summary>
    [Fact]
    public async Task Page_ByATextAfterNewTextsHaveCome_IsInTheirOrder()
    {
        await using var sql = _database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        await using var program = _database.ServicesWith(_ => { });
        await program.GetRequiredService<ColumnCopy>().RefreshAsync(s_token);
        var request = new ListJobsRequest { SortBy = JobFields.Username, Ascending = true, PageSize = Size };
        Assert.Equal(await RowsAsync(sql, request), await RowsAsync(program, request));

        await _database.AddAsync(New("0"), New("M"), New("ZZ"));

        var rows = await RowsAsync(program, request);
        Assert.Equal($"{request.SortBy.Name} new-0", rows.First());
        Assert.Equal(await RowsAsync(sql, request), rows);

        JobItem New(string name) => new() { JobId = $"new-{name}", Username = name, GmtCreateTime = _database.Now };
    }

    private static async Task<IEnumerable<string?>> RowsAsync(ServiceProvider program, ListJobsRequest request) =>
        (await TestQueries.Of(program).RowsAsync(s_caller, request, s_token)).Rows.Select(row => $"{request.SortBy.Name} {row.JobId}");
}
