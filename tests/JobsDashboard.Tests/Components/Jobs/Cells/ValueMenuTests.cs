using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Cells;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Cells;

public sealed class ValueMenuTests(ValueMenuTests.Store store) : IClassFixture<ValueMenuTests.Store>, IAsyncDisposable
{
    private static readonly CancellationToken s_token = Xunit.TestContext.Current.CancellationToken;

    private readonly TestDashboard _dashboard = new(store.Database);

    public static TheoryData<string> Fields => [.. JobFields.All.Select(known => known.Name), "Tags.team", "Tags.a=b"];

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("Status", "Only this", "/jobs?Status=Failed&StartTime=any&Columns=Status")]
    [InlineData("Status", "Not this", "/jobs?NotStatus=Failed&StartTime=any&Columns=Status")]
    [InlineData("Username", "Only containing this", "/jobs?StartTime=any&Username=li, \"lei\"&Columns=Username")]
    [InlineData("JobType", "Only this", "/jobs?JobType=\"Py,Torch\"&StartTime=any&Columns=JobType")]
    [InlineData("RequestGPU", "This or more", "/jobs?StartTime=any&Range=RequestGPU:8..&Columns=RequestGPU")]
    [InlineData("GmtFinishTime", "Up to this time", "/jobs?StartTime=any&EndTime=2026-03-14T15:09:26Z&TimeRangeField=GmtFinishTime&Columns=GmtFinishTime")]
    [InlineData("Tags", "Not team=nlp", "/jobs?NotTags={\"team\":\"nlp\"}&StartTime=any&Columns=Tags")]
    [InlineData("PipelineId", "Only without a value", "/jobs?StartTime=any&Missing=PipelineId&Columns=PipelineId")]
    public async Task Offer_Followed_AsksWithTheValue(string column, string offer, string url)
    {
        var page = await OpenAsync($"/jobs?StartTime=any&DisplayName=the&DisplayNameSearchMode=prefix&Columns={column}");

        var link = page.FindAll("#value-menu a").Single(link => link.TextContent == offer);
        await _dashboard.FollowAsync(link);

        Assert.Equal(Ordered(url + "&DisplayName=the&DisplayNameSearchMode=prefix"), Ordered(_dashboard.Url.Replace("EndTime=any&", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Name_Chosen_IsComparedAsAWhole()
    {
        var page = await OpenAsync("/jobs?StartTime=any&EndTime=any&Columns=DisplayName");

        await _dashboard.FollowAsync(page.FindAll("#value-menu a").Single(link => link.TextContent == "Only this"));

        Assert.Equal("/jobs?DisplayName=the, \"first\" job&DisplayNameSearchMode=exact&StartTime=any&EndTime=any&Columns=DisplayName", _dashboard.Url);
    }

    [Fact]
    public async Task Name_BesideAnotherThatIsExcludedByAPart_IsComparedAsThatOne()
    {
        var page = await OpenAsync("/jobs?NotDisplayName=second&StartTime=any&EndTime=any&Columns=DisplayName");

        var link = page.FindAll("#value-menu a").Single(link => link.TextContent == "Only this");

        Assert.DoesNotContain("SearchMode", link.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Menu_Closed_IsEmpty()
    {
        var page = await OpenAsync("/jobs?StartTime=any&EndTime=any");
        Assert.NotEmpty(page.Find("#value-menu").Children);

        await page.InvokeAsync(() => page.Find("#value-asked").ChangeAsync(""));

        Assert.Empty(page.Find("#value-menu").Children);
    }

    [Fact]
    public async Task Menu_OfRowsThatAreGone_IsEmpty()
    {
        var page = await OpenAsync("/jobs?StartTime=any&EndTime=any");

        await _dashboard.GoToAsync("/jobs?StartTime=any&EndTime=any&PageSize=10");

        page.WaitForAssertion(() => Assert.Empty(page.Find("#value-menu").Children));
    }

    [Theory]
    [InlineData("9,0")]
    [InlineData("0,99")]
    [InlineData("-1,0")]
    [InlineData("x")]
    public async Task Value_ThatIsNotThere_HasNoMenu(string asked)
    {
        var page = await OpenAsync("/jobs?StartTime=any&EndTime=any");

        await page.InvokeAsync(() => page.Find("#value-asked").ChangeAsync(asked));

        Assert.Empty(page.Find("#value-menu").Children);
    }

    [Theory]
    [InlineData("GmtFinishTime", "Copy", "2026-03-14T15:09:26Z")]
    [InlineData("RequestGPU", "Copy", "8")]
    [InlineData("DisplayName", "Copy", "the, \"first\" job")]
    [InlineData("DisplayName", "Copy job id", "first")]
    public async Task Copy_OfAValue_IsWhatAProgramReads(string column, string button, string text)
    {
        var page = await OpenAsync($"/jobs?StartTime=any&EndTime=any&Columns={column}");

        Assert.Equal(text, page.FindAll("#value-menu button").Single(copy => copy.TextContent == button).GetAttribute("data-copy"));
    }

    /// <summary>Whatever is offered for a job's value finds this job if it asks for the value, and does not find it if it excludes the value.</summary>
    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Offer_OfAnyField_KeepsItsJobOrExcludesIt(string name)
    {
        var field = JobFields.Find(name)!;
        var all = ListJobsQueryString.Parse("?StartTime=any&EndTime=any", store.Database.Now).Request;
        var rows = (await store.Database.Queries.RowsAsync(JobCaller.Local, all, [field], s_token)).Rows;

        foreach (var row in rows)
        {
            foreach (var offer in ValueOffers.Of(row, field, all))
            {
                var found = (await store.Database.Queries.RowsAsync(JobCaller.Local, offer.Request, [], s_token)).Rows;

                var isWanted = !offer.Text.StartsWith("Not", StringComparison.Ordinal) && !(row.ValueOf(field) is null && offer.Text == "Only with a value");
                Assert.True(isWanted == found.Any(other => other.JobId == row.JobId), $"{offer.Text}: {ListJobsQueryString.Format(offer.Request)}");
            }
        }
    }

    [Fact]
    public void Text_ThatIsNotWhole_IsNotAskedWith()
    {
        var request = ListJobsRequest.Default;
        var cut = new JobRow { JobId = "a", Username = new string('x', FieldValue.MaxTextLength) + "…" };
        var masked = new JobRow { JobId = "a", Username = $"token {SecretMask.Mark}" };
        var whole = new JobRow { JobId = "a", Username = new string('x', FieldValue.MaxTextLength) };

        Assert.Empty(ValueOffers.Of(cut, JobFields.Username, request));
        Assert.Empty(ValueOffers.Of(masked, JobFields.Username, request));
        Assert.Equal(2, ValueOffers.Of(whole, JobFields.Username, request).Length);
    }

    [Fact]
    public void Number_ThatAUrlCannotSay_IsNotAskedWith()
    {
        var third = new JobRow { JobId = "a", RequestGPU = 1.0 / 3 };

        Assert.Empty(ValueOffers.Of(third, JobFields.RequestGPU, ListJobsRequest.Default));
    }

    private async Task<IRenderedComponent<IComponent>> OpenAsync(string url)
    {
        var page = _dashboard.Open<JobsPage>(url);
        page.WaitForAssertion(() => Assert.Equal("Known", page.Find(".summary").GetAttribute("data-state")));
        await page.InvokeAsync(() => page.Find("#value-asked").ChangeAsync("0,0"));
        return page;
    }

    private static string Ordered(string url) => string.Join('&', url.Split('?')[1].Split('&').Order(StringComparer.Ordinal));

    public sealed class Store : IAsyncLifetime
    {
        public SqliteTestDatabase Database { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            var now = Database.Now;
            await Database.AddAsync(
                Samples.Job("first", now, 3, JobStatus.Failed, ("team", "nlp"), ("env", "a=b"), ("a=b", "c")) with
                {
                    DisplayName = "the, \"first\" job",
                    JobType = "Py,Torch",
                    Username = "li, \"lei\"",
                    GmtSubmittedTime = now.AddHours(-2),
                    GmtRunningTime = now.AddHours(-2),
                    GmtFinishTime = now,
                    GmtModifiedTime = now,
                    WorkspaceId = "研究一部",
                    ResourceId = "quota,1",
                    ResourceQuotaName = "a \"quota\"",
                    Accessibility = "PRIVATE",
                    ReasonCode = "OOM \"Killed\"",
                    ReasonMessage = "the disk is full",
                    UserCommand = "python train.py",
                    RequestCPU = 96,
                    RequestGPU = "8",
                    RequestMemory = "24000M",
                    Priority = 5,
                    NodeCount = "2",
                    RestartTimes = "0",
                    Duration = 60,
                    UseOversoldResource = true,
                    TemplateId = " padded ",
                },
                Samples.Job("second", now, 4, JobStatus.Succeeded, ("team", "vision")) with { DisplayName = "the second", ReasonCode = "Completed", Duration = 61 },
                new JobItem { JobId = "third", Status = null, GmtCreateTime = now.AddHours(-5) });
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
