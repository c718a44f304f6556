using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.TextSearch;

/// <summary>Texts that a database has to hold in a form of its own are still ordered, found and joined as themselves.</summary>
public abstract class TextFormsSpec(ITestDatabase database) : IAsyncLifetime
{
    private const string Everything = "StartTime=any&EndTime=any&PageSize=100";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    // Blanks, what comes before and right after them, and a name beside its longer neighbours; each twice, so that ties are met.
    private static readonly string[] s_names =
        ["job", "job ", "job  ", "job  x", "job !", "job!", "job\"", "job a", "job\t", "job\n", "job\tx", "joba", "JOB b", "JOB ", " job", "", "!", "\u0001", "训练", "训练 ", "训练 a", "\ue000 ", "\ue000 a", "😀 ", "😀a", "（一）", "训练（一）", "训练😀", "训练ab", "\uffff"];

    private static readonly JobItem[] s_jobs = [.. s_names.Concat(s_names).Select((name, number) => new JobItem
    {
        JobId = $"dlc-name-{number:D3}",
        DisplayName = name == "" ? null : name,
        JobType = name == "" ? null : name,
        UserId = "names",
    })];

    private static readonly string[] s_workspaces = [.. new[] { 224, 225, 226, 425, 426, 800, 1_000 }.Select(length => new string('w', length)), "with a blank ", "with a blank"];

    public async ValueTask InitializeAsync() => await database.AddAsync(
    [
        .. s_jobs,
        new JobItem { JobId = "dlc-450", DisplayName = new string('_', 450), Username = new string('%', 450), ResourceQuotaName = new string('[', 450), Extras = new JobExtras { Description = new string('_', 450) }, UserId = "parts" },
        new JobItem { JobId = "dlc-100", DisplayName = new string('a', 100), Username = new string('a', 100), ResourceQuotaName = new string('a', 100), Extras = new JobExtras { Description = new string('a', 100) }, UserId = "parts" },
        .. s_workspaces.Select((workspace, number) => new JobItem { JobId = $"dlc-workspace-{number}", WorkspaceId = workspace, UserId = "somebody", Accessibility = number % 2 == 0 ? "PUBLIC" : null }),
        new JobItem { JobId = "dlc-lists", JobType = "t7", WorkspaceId = "w7", ResourceId = "r7", UserId = "u7", Settings = new JobSettings { Caller = "c7", PipelineId = "p7 ", Tags = ListJobsRequest.NoTags.Add("k7", "v") } },
    ]);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("DisplayName", true)]
    [InlineData("DisplayName", false)]
    [InlineData("JobType", true)]
    [InlineData("JobType", false)]
    public async Task Order_OfTextsWithBlanks_IsByCodeUnitAndThenByKey(string sort, bool ascending)
    {
        var key = (JobItem job) => sort == "JobType" ? job.JobType : job.DisplayName?.ToUpperInvariant();
        var byKey = s_jobs.Where(job => key(job) is not null).Order(Comparer<JobItem>.Create((one, other) =>
            (ascending ? 1 : -1) * (string.CompareOrdinal(key(one), key(other)) is var order and not 0 ? order : string.CompareOrdinal(one.JobId, other.JobId))));
        var without = s_jobs.Where(job => key(job) is null);

        var rows = await database.Queries.RowsAsync(JobCaller.Local, Parse($"UserIdForFilter=names&SortBy={sort}&Order={(ascending ? "asc" : "desc")}"), s_token);

        Assert.Equal(byKey.Concat(ascending ? without : without.Reverse()).Select(job => job.JobId), rows.Rows.Select(row => row.JobId));
        Assert.Equal(s_jobs.Select(job => (job.JobId, job.DisplayName, job.JobType)), rows.Rows.OrderBy(row => row.JobId, StringComparer.Ordinal).Select(row => ((string?)row.JobId, row.DisplayName, row.JobType)));
    }

    [Theory]
    [InlineData("DisplayName", '_')]
    [InlineData("Description", '_')]
    [InlineData("Username", '%')]
    [InlineData("ResourceQuotaName", '[')]
    public async Task Part_ThatIsLongAndHasToBeEscaped_IsFound(string filter, char special)
    {
        Assert.Equal(1, await CountAsync($"UserIdForFilter=parts&{filter}={Uri.EscapeDataString(new string(special, 400))}"));
        Assert.Equal(1, await CountAsync($"UserIdForFilter=parts&{filter}={Uri.EscapeDataString(new string(special, 450))}"));
        Assert.Equal(0, await CountAsync($"UserIdForFilter=parts&{filter}={Uri.EscapeDataString(new string(special, 451))}"));
    }

    [Fact]
    public async Task Suggestion_OfALongPart_IsFound()
    {
        var part = ValueMatch.Containing(new string('_', 400));

        Assert.Equal(1, Assert.Single(await database.Queries.SuggestAsync(JobCaller.Local, Parse(""), CountedField.DisplayName, part, 10, s_token)).Count);
    }

    [Fact]
    public async Task Member_OfAWorkspaceOfAnyLength_SeesItsJobs()
    {
        var members = database.Services.GetRequiredService<WorkspaceMembers>();
        foreach (var (number, workspace) in s_workspaces.Index())
        {
            var (admin, member) = ($"admin {number} ", new string('u', 500) + number);
            await members.SetAsync(new WorkspaceMember(workspace, admin, IsAdmin: true), s_token);
            await members.SetAsync(new WorkspaceMember(workspace, member, IsAdmin: false), s_token);

            Assert.Equal([$"dlc-workspace-{number}"], await SeenByAsync(admin));
            Assert.Equal(number % 2 == 0 ? [$"dlc-workspace-{number}"] : [], await SeenByAsync(member));
            Assert.Empty(await SeenByAsync(admin.Trim()));
            Assert.Equal(1, await CountAsync($"JobId=dlc-workspace-{number}"));
        }
    }

    /// <summary>Lists as long as they may be: more values than a command of SQL Server takes parameters.</summary>
    [Fact]
    public async Task Lists_OfTheMostItems_AllHold()
    {
        var keys = string.Join(',', Enumerable.Range(0, 20).Select(number => $"Tags.k{number}"));
        string[] lists = ["JobType=t", "WorkspaceId=w", "ResourceId=r", "UserIdForFilter=u", "NotPipelineId=q"];
        var query = string.Join('&', lists.Select(list => $"{list[..^1]}{string.Join(',', Enumerable.Range(0, ListText.MaxItems).Select(number => $"{list[^1]}{number}"))}"));

        Assert.Equal(1, await CountAsync($"{query}&JobIds={string.Join(',', Enumerable.Range(0, ListText.MaxItems - 1).Select(number => $"dlc{number}"))},DLC-lists"));
        Assert.Equal(0, await CountAsync($"{query}&NotUserIdForFilter=u7"));
        Assert.Equal(0, await CountAsync($"{query}&Present={keys}"));
    }

    private static ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse($"{query}&{Everything}", DateTimeOffset.UnixEpoch);
        Assert.Empty(reading.Problems);
        return reading.Request;
    }

    private Task<long> CountAsync(string query) => database.Queries.CountAsync(JobCaller.Local, Parse(query), s_token);

    private async Task<IEnumerable<string?>> SeenByAsync(string user) =>
        (await database.Queries.RowsAsync(new JobCaller(user, IsGlobalAdmin: false), Parse(""), s_token)).Rows.Select(row => row.JobId);
}
