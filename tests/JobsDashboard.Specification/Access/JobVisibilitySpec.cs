using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Who sees which job, whichever database holds them.</summary>
public abstract class JobVisibilitySpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 1_500;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    // Users with jobs and without, with memberships and without, and one who has the name of the local user in capitals.
    private static readonly string[] s_users = ["1001", "1002", "1003", "a1", "A1", "guest", "stranger", "LOCAL"];

    private ImmutableArray<JobItem> _jobs = [];
    private ImmutableArray<WorkspaceMember> _members = [];

    public async ValueTask InitializeAsync()
    {
        var random = new Random(20260315);
        _jobs =
        [
            .. GeneratedJobs.Make(random, Jobs, database.Now)
                .Select(job => job with { Accessibility = GeneratedJobs.Pick(random, null, "PUBLIC", "PUBLIC", "PRIVATE", "public", "ANYONE") }),
        ];
        _members =
        [
            .. from user in s_users.Except(["stranger"])
               from workspace in GeneratedJobs.Workspaces.OfType<string>().Append("empty")
               let role = random.Next(3)
               where role > 0
               select new WorkspaceMember(workspace, user, IsAdmin: role == 2),
        ];
        await database.AddAsync(_jobs);
        foreach (var member in _members)
        {
            await database.Services.GetRequiredService<WorkspaceMembers>().SetAsync(member, s_token);
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData("&Status=Failed")]
    [InlineData("&ShowOwn=true")]
    [InlineData("&WorkspaceId=268,WS")]
    [InlineData("&UserIdForFilter=1002,A1")]
    [InlineData("&Accessibility=PRIVATE")]
    [InlineData("&ReasonSearch=oom")]
    [InlineData("&SortBy=DisplayName&Order=asc")]
    public async Task Caller_WhoeverItIs_SeesWhatTheRuleSays(string filter)
    {
        var request = ListJobsQueryString.Parse($"StartTime=any&EndTime=any&PageSize=100{filter}", database.Now).Request;
        foreach (var user in s_users)
        {
            var caller = new JobCaller(user, IsGlobalAdmin: false);
            var visible = _jobs.Where(job => IsSeenBy(user, job)).Select(job => job.JobId!).ToHashSet();

            var seen = await AllAsync(caller, request);
            var found = await AllAsync(new JobCaller(user, IsGlobalAdmin: true), request);

            Assert.Equal(found.Where(visible.Contains), seen);
            Assert.Equal(seen.Count, await database.Queries.CountAsync(caller, request, s_token));
        }
    }

    [Fact]
    public async Task Callers_OfTheTest_MeetEveryCaseOfTheRule()
    {
        var request = ListJobsQueryString.Parse("StartTime=any&EndTime=any&PageSize=100", database.Now).Request;
        var cases =
            from user in s_users
            from job in _jobs
            let member = _members.FirstOrDefault(m => m.UserId == user && m.WorkspaceId == job.WorkspaceId)
            select (Own: job.UserId == user, HasWorkspace: job.WorkspaceId is not null, Role: member?.IsAdmin, job.Accessibility);

        // Two for the owner, and for whether there is a workspace at all; three roles where there is; five accessibilities.
        Assert.Equal(2 * (1 + 3) * 5, cases.Distinct().Count());
        Assert.Empty(await AllAsync(new JobCaller("stranger", IsGlobalAdmin: false), request));
        Assert.Equal(Jobs, (await AllAsync(JobCaller.Local, request)).Count);
    }

    [Fact]
    public async Task Job_OneByOne_IsFoundByThoseWhoSeeIt()
    {
        foreach (var (user, job) in s_users.SelectMany(user => _jobs.Take(60).Select(job => (user, job))))
        {
            var found = await database.Queries.FindAsync(new JobCaller(user, IsGlobalAdmin: false), job.JobId!, s_token);

            Assert.Equal(IsSeenBy(user, job), found is not null);
        }
    }

    private bool IsSeenBy(string user, JobItem job) =>
        job.UserId == user ||
        _members.Any(member => member.UserId == user && member.WorkspaceId == job.WorkspaceId && (member.IsAdmin || job.Accessibility == "PUBLIC"));

    private async Task<List<string>> AllAsync(JobCaller caller, ListJobsRequest request)
    {
        var ids = new List<string>();
        JobJsonPage page;
        do
        {
            page = await database.Queries.ListAsync(caller, request, s_token);
            ids.AddRange(page.Jobs.Select(job => JsonDocument.Parse(job).RootElement.GetProperty("JobId").GetString()!));
            request = request with { PageNumber = request.PageNumber + 1 };
        }
        while (page.Jobs.Length > 0);
        Assert.Equal(ids.Count, page.TotalCount);
        return ids;
    }
}
