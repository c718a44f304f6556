using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class EmptyListTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const string WholeWords = "The search finds whole words: “OOM” does not find “OOMKilled”, but “OOM*” does.";

    private readonly TestDashboard _dashboard = new(database);

    public async ValueTask InitializeAsync() => await database.AddAsync(
        Samples.Job("a", database.Now, status: JobStatus.Failed) with { ReasonMessage = "java.lang.OutOfMemoryError", UserCommand = "python3 training.py" },
        Samples.Job("b", database.Now, status: JobStatus.Failed) with { ReasonMessage = "OutOfMemoryException", UserCommand = "bash run.sh" },
        Samples.Job("old", database.Now, 24 * 30) with { ReasonMessage = "OutOfMemoryError" });

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("ReasonSearch=OutOfMemory", "2 jobs match", "ReasonSearch=OutOfMemory*")]
    [InlineData("ReasonSearch=OutOfMemory&StartTime=any&EndTime=any", "3 jobs match", "ReasonSearch=OutOfMemory*&StartTime=any&EndTime=any")]
    [InlineData("ReasonSearch=OutOfMemory&UserCommandSearch=pyth train", "1 job matches", "ReasonSearch=OutOfMemory*&UserCommandSearch=pyth* train*")]
    [InlineData("Search=OutOfMemory \"bash run\"", "1 job matches", "Search=OutOfMemory* \"bash run\"")]
    [InlineData("Status=Failed&ReasonSearch=java.lang.Out&NotUserCommandSearch=bash", "1 job matches", "Status=Failed&ReasonSearch=java.lang.Out*&NotUserCommandSearch=bash")]
    public async Task Search_ThatFindsNothing_LeadsToTheJobsWhoseWordsBeginSo(string query, string count, string beginnings)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs?{query}");
        page.WaitForAssertion(() => Assert.Contains(count, page.Find("section.empty").TextContent, StringComparison.Ordinal));
        Assert.Contains(WholeWords, page.Find("section.empty").TextContent, StringComparison.Ordinal);

        await _dashboard.FollowAsync(page.FindAll("section.empty a").Single(link => link.TextContent == "Search for words that begin with yours"));

        Assert.Equal($"/jobs?{beginnings}", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(int.Parse(count.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), page.FindAll("tbody a.open").Count));
    }

    [Fact]
    public void Search_WhoseBeginningsFindNothingEither_SaysSo()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?ReasonSearch=Zirconium");

        page.WaitForAssertion(() => Assert.Contains("No job has words that begin with yours either.", page.Find("section.empty").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("section.empty a"), link => link.TextContent == "Search for words that begin with yours");
    }

    [Fact]
    public void OneJob_OutsideTheTime_IsOne()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?JobId=old");

        page.WaitForAssertion(() => Assert.Contains("instead of “Created in the last 7 days”: 1 job matches", page.Find("section.empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conditions_OfAQuestionThatFindsNothing_SayWhatEachCosts()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Running&UserCommandSearch=training&Tz=UTC");

        page.WaitForAssertion(() => Assert.Equal(
            ["Without Status: Running 1 job matches Switch off", "Without Command contains “training” 0 jobs match Switch off", "Without all of these"],
            page.FindAll("section.empty li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

        await _dashboard.FollowAsync(page.Find("section.empty li a.off"));
        Assert.Equal("/jobs?UserCommandSearch=training&Off=Status=Running&Tz=UTC", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody a.open")));
    }

    [Fact]
    public void Conditions_OfWhichNoneAloneIsInTheWay_SaySo()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Running&DisplayName=no-such&StartTime=any&EndTime=any");

        page.WaitForAssertion(() => Assert.Contains("No jobs match without any one of these either.", page.Find("section.empty").TextContent, StringComparison.Ordinal));
        Assert.Equal("jobs", TestDashboard.Link(page.FindAll("section.empty li a")[^1]));
    }

    [Theory]
    [InlineData("ReasonSearch=Zirconium*")]
    [InlineData("ReasonSearch=显存")]
    [InlineData("ReasonSearch=\"no such\"")]
    [InlineData("Username=OutOfMemory")]
    [InlineData("NotSearch=OutOfMemory&Status=Running")]
    public void Question_ThatBeginningsDoNotHelp_DoesNotSpeakOfWords(string query)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs?{query}");

        page.WaitForAssertion(() => Assert.Equal("No jobs match", page.Find("section.empty h2").TextContent));
        Assert.DoesNotContain("The search finds whole words", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfWhoSeesNoJob_SaysNothingOfFillingTheDatabase()
    {
        await using var nobody = new TestDashboard(database, caller: new("nobody", IsGlobalAdmin: false));
        var page = nobody.Open<JobsPage>("/jobs");

        page.WaitForAssertion(() => Assert.Equal("There are no jobs that you may see", page.Find("section.empty h2").TextContent));
    }
}
