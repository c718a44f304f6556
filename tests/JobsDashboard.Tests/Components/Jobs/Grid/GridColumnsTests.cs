using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Grid;

public sealed class GridColumnsTests(GridColumnsTests.Store store) : IClassFixture<GridColumnsTests.Store>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(store.Database);

    public static TheoryData<string> Fields => [.. JobFields.All.Select(known => known.Name), "Tags.team"];

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public void Columns_OfTheUrl_AreShownInTheirOrderAndWidth()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Columns=Status,DisplayName:300,Tags.team");

        page.WaitForAssertion(() => Assert.Equal(["Status", "Name", "team"], page.FindAll(".job-grid th .head").Select(head => head.TextContent.Trim())));
        Assert.Equal(["130", "300", "130"], page.FindAll(".job-grid col").Select(column => column.GetAttribute("width")));
        Assert.Equal(["Failed", "all job", "nlp"], page.FindAll(".job-grid tbody tr:first-child td").Select(cell => cell.TextContent.Trim()));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Field_AsTheOnlyColumn_LeadsToTheJobs(string field)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs?Columns={field}");

        page.WaitForAssertion(() => Assert.Equal(["jobs/all", "jobs/nothing"], page.FindAll(".job-grid tbody a.open").Select(link => link.GetAttribute("href"))));
        Assert.All(page.FindAll(".job-grid tbody a.open"), link => Assert.NotEqual("", link.TextContent.Trim()));
        Assert.Equal(JobFields.Find(field)!.CanBeSorted, page.FindAll(".job-grid th a").Count == 1);
    }

    [Theory]
    [InlineData("GmtSubmittedTime", "03-14 13:09")]
    [InlineData("QueueTime", "1h 00m")]
    [InlineData("RequestMemory", "3,840")]
    [InlineData("RequestCPU", "96")]
    [InlineData("UseOversoldResource", "yes")]
    [InlineData("PaymentType", "spot")]
    [InlineData("EnableAssignNode", "no")]
    [InlineData("Tags", "env=prodteam=nlp")]
    [InlineData("Image", "pytorch:2.3 +1")]
    [InlineData("UserCommand", "python train.py")]
    [InlineData("ReasonCode", "OOMKilled")]
    [InlineData("ReasonMessage", "Job the disk is full")]
    public void Value_OfAField_IsShownForPeople(string field, string text)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs?Columns=DisplayName,{field}");

        page.WaitForAssertion(() => Assert.Equal(text, TextOf(page.Find(".job-grid tbody tr:first-child td:nth-child(2)"))));
        Assert.Equal("", TextOf(page.Find(".job-grid tbody tr:nth-child(2) td:nth-child(2)")).Replace("no", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Header_OfChosenColumns_KeepsThemWhileItSorts()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Columns=DisplayName,QueueTime");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".job-grid th:nth-child(2) a")));

        await _dashboard.FollowAsync(page.Find(".job-grid th:nth-child(2) a"));

        Assert.Equal("/jobs?SortBy=QueueTime&Columns=DisplayName,QueueTime", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("sorted descending", page.Find(".job-grid th:nth-child(2) .heard").TextContent));
    }

    [Fact]
    public void Row_WithoutNames_ShowsIds()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Columns=Username,ResourceQuotaName&DisplayName=all");

        page.WaitForAssertion(() => Assert.Equal(["u1", "quota1"], page.FindAll(".job-grid tbody td").Select(TextOf)));
    }

    [Theory]
    [InlineData("ReasonSearch=disk", "Columns=DisplayName,ReasonMessage", "…all the [disk] is full")]
    [InlineData("UserCommandSearch=train.py", "Columns=DisplayName,ReasonMessage", "Command: python [train.py]")]
    [InlineData("UserCommandSearch=train.py", "Columns=DisplayName,UserCommand", "python [train.py]")]
    [InlineData("ImageSearch=2.3", "Columns=DisplayName,ReasonMessage", "Image: pytorch:[2.3]")]
    [InlineData("DisplayName=ll+j", "Columns=Status,DisplayName", "a[ll j]ob")]
    [InlineData("UserCommandSearch=train.py", "Columns=Status,DisplayName", "all jobCommand: python [train.py]")]
    public void Words_ThatWereSearched_AreMarked(string question, string view, string text)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs?{question}&{view}");

        page.WaitForAssertion(() => Assert.Contains("mark", page.Find(".job-grid tbody tr:first-child td:nth-child(2)").InnerHtml, StringComparison.Ordinal));

        // A copy: the page is drawn anew while it counts.
        var cell = (IElement)page.Find(".job-grid tbody tr:first-child td:nth-child(2)").Clone();
        foreach (var mark in cell.QuerySelectorAll("mark"))
        {
            mark.TextContent = $"[{mark.TextContent}]";
        }
        Assert.Equal(text, TextOf(cell));
    }

    [Fact]
    public void Rows_WithoutASearch_HaveNoMarks()
    {
        var page = _dashboard.Open<JobsPage>("/jobs");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".job-grid tbody tr")));
        Assert.Empty(page.FindAll("mark"));
    }

    private static string TextOf(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public sealed class Store : IAsyncLifetime
    {
        public SqliteTestDatabase Database { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            var now = Database.Now;
            await Database.AddAsync(
                Samples.Job("all", now, 3, JobStatus.Failed, ("team", "nlp"), ("env", "prod")) with
                {
                    DisplayName = "all job",
                    GmtSubmittedTime = now.AddHours(-2),
                    GmtRunningTime = now.AddHours(-2),
                    GmtModifiedTime = now,
                    ResourceId = "quota1",
                    ReasonCode = "OOMKilled",
                    ReasonMessage = "PyTorchJob all the disk is full",
                    UserCommand = "python train.py",
                    RequestCPU = 96,
                    RequestGPU = "8",
                    RequestMemory = "3840Gi",
                    Priority = 5,
                    NodeCount = "2",
                    RestartTimes = "0",
                    Duration = 60,
                    UseOversoldResource = true,
                    JobSpecs = [new JobSpec { Image = "pytorch:2.3", SpotSpec = new SpotSpec() }, new JobSpec { Image = "tensorboard" }],
                },
                new JobItem { JobId = "nothing", GmtCreateTime = now.AddHours(-4) });
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
