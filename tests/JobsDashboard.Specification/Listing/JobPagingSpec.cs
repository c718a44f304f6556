using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Specification.Listing;

/// <summary>Pages laid side by side are the list: nothing twice, nothing left out, whichever database cuts them.</summary>
public abstract class JobPagingSpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 1_234;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    // Few values, and none for every fourth job, so that nearly every page begins and ends among jobs that are equal to its order.
    private readonly ImmutableArray<JobItem> _jobs =
    [
        .. Enumerable.Range(1, Jobs).Select(number => new JobItem
        {
            JobId = $"dlc{number:D5}",
            DisplayName = number % 4 == 0 ? null : (number % 3) switch { 0 => "bert", 1 => "BERT", _ => "训练" },
            JobType = number % 4 == 1 ? null : number % 5 == 0 ? "TFJob" : "PyTorchJob",
            Status = number % 4 == 2 ? null : number % 7 == 0 ? JobStatus.Failed : JobStatus.Running,
            GmtCreateTime = number % 4 == 3 ? null : database.Now.AddMinutes(-(number % 6)),
            GmtFinishTime = number % 4 == 0 ? null : database.Now.AddMinutes(-(number % 2)),
        }),
    ];

    public async ValueTask InitializeAsync() => await database.AddAsync(_jobs);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static readonly string[] s_indexed =
        [nameof(JobFields.DisplayName), nameof(JobFields.GmtCreateTime), nameof(JobFields.GmtFinishTime), nameof(JobFields.Status)];

    public static TheoryData<string, bool, int> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool, int>();
            foreach (var sort in JobFields.Sortable.Select(by => by.Name))
            {
                // Single rows are many pages: the orders without an index of their own share a plan.
                foreach (var size in s_indexed.Contains(sort) ? new[] { 1, 7, 100 } : [7, 100])
                {
                    pages.Add(sort, true, size);
                    pages.Add(sort, false, size);
                }
            }
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_OfEverySizeAndOrder_HaveEachJobOnce(string sort, bool ascending, int size)
    {
        var request = new ListJobsRequest { StartTime = TimeBound.Any, EndTime = TimeBound.Any, SortBy = JobFields.Find(sort)!, Ascending = ascending, PageSize = size };
        var seen = new List<JobRow>();
        JobRows page;
        do
        {
            page = await database.Queries.RowsAsync(JobCaller.Local, request, [request.SortBy], s_token);
            seen.AddRange(page.Rows);
            Assert.True(page.Rows.Length == size || !page.HasMore);
            request = request with { PageNumber = request.PageNumber + 1 };
        }
        while (page.HasMore && seen.Count <= Jobs);
        var after = await database.Queries.ListAsync(JobCaller.Local, request, s_token);

        Assert.Equal(_jobs.Select(job => job.JobId), seen.Select(row => row.JobId).Order(StringComparer.Ordinal));
        Assert.Empty(after.Jobs);
        Assert.Equal(Jobs, after.TotalCount);
        var missing = seen.FindIndex(row => KeyOf(row, sort) is null);
        Assert.All(missing < 0 ? [] : seen.Skip(missing), row => Assert.Null(KeyOf(row, sort)));
    }

    /// <summary>The jobs that come last are all there is.</summary>
    [Theory]
    [InlineData(nameof(JobFields.DisplayName), true)]
    [InlineData(nameof(JobFields.DisplayName), false)]
    [InlineData(nameof(JobFields.GmtCreateTime), true)]
    [InlineData(nameof(JobFields.GmtFinishTime), true)]
    public async Task Pages_OfJobsWithoutTheValue_HaveEachOnce(string sort, bool ascending)
    {
        var request = new ListJobsRequest
        {
            StartTime = TimeBound.Any,
            EndTime = TimeBound.Any,
            SortBy = JobFields.Find(sort)!,
            Ascending = ascending,
            PageSize = 100,
            Missing = [JobFields.Find(sort)!],
        };
        var expected = _jobs.Where(job => ValueOf(job, sort) is null).Select(job => job.JobId).ToList();

        var first = await database.Queries.RowsAsync(JobCaller.Local, request, s_token);
        var last = await database.Queries.RowsAsync(JobCaller.Local, request with { PageNumber = (expected.Count / 100) + 1 }, s_token);

        Assert.Equal(ascending ? expected.Take(100) : expected.AsEnumerable().Reverse().Take(100), first.Rows.Select(row => row.JobId));
        Assert.Equal(expected.Count % 100, last.Rows.Length);
    }

    [Theory]
    [InlineData(10, 10, 1, false)]
    [InlineData(10, 5, 2, false)]
    [InlineData(10, 5, 1, true)]
    [InlineData(10, 9, 1, true)]
    [InlineData(10, 11, 1, false)]
    [InlineData(1, 1, 1, false)]
    [InlineData(100, 100, 1, false)]
    public async Task Page_HasANextOne_OnlyWhereAnotherJobIs(int jobs, int size, int number, bool hasMore)
    {
        var request = ListJobsQueryString.Parse(
            $"StartTime=any&EndTime=any&PageSize={size}&PageNumber={number}&JobIds={string.Join(',', _jobs.Take(jobs).Select(job => job.JobId))}", database.Now).Request;

        var page = await database.Queries.RowsAsync(JobCaller.Local, request, s_token);

        Assert.Equal((hasMore, Math.Min(size, jobs)), (page.HasMore, page.Rows.Length));
    }

    private static object? ValueOf(JobItem job, string sort) => sort switch
    {
        nameof(JobFields.DisplayName) => job.DisplayName,
        nameof(JobFields.GmtCreateTime) => job.GmtCreateTime,
        _ => job.GmtFinishTime,
    };

    private static FieldValue? KeyOf(JobRow row, string sort) => row.ValueOf(JobFields.Find(sort)!);
}
