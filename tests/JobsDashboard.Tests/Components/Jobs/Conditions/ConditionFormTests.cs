using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Conditions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Conditions;

public sealed class ConditionFormTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private const string Form = "[data-group=condition] form";

    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public void Subjects_CoverEveryFilterFieldAndNumber()
    {
        var subjects = ConditionSubject.All.SelectMany(heading => heading).ToList();

        Assert.Equal(subjects.Count, subjects.Select(subject => subject.Label).Distinct().Count());
        Assert.All(subjects, subject => Assert.NotEmpty(subject.Kinds));
        Assert.Equal(JobFilters.All.Where(filter => filter is not OwnFilter).ToHashSet(), subjects.Select(subject => subject.Filter).OfType<JobFilter>().ToHashSet());
        Assert.Equal(JobFields.Nullable.ToHashSet(), subjects.Select(subject => subject.Field).OfType<JobField>().ToHashSet());
        Assert.Equal(JobFields.Numbers.ToHashSet(), subjects.Select(subject => subject.Field).OfType<NumberField>().ToHashSet());
    }

    [Theory]
    [InlineData("Status", "IsNot", "Failed", "NotStatus=Failed")]
    [InlineData("Reason", "IsNot", " OOM ", "NotReasonSearch=OOM")]
    [InlineData("Reason", "IsMissing", null, "Missing=ReasonMessage")]
    [InlineData("Type", "IsNot", "TFJob, MPIJob", "NotJobType=TFJob,MPIJob")]
    [InlineData("Name", "Is", "大模型", "DisplayName=大模型")]
    [InlineData("Finish time", "IsPresent", null, "Present=GmtFinishTime")]
    [InlineData("Duration (s)", "IsBetween", "3600..", "Range=Duration:3600..")]
    [InlineData("Memory (GiB)", "IsBetween", "0.5..8", "Range=RequestMemory:0.5..8")]
    [InlineData("Tag", "IsNot", "team=a b", """NotTags={"team":"a b"}""")]
    [InlineData("Tag", "Is", "team=", """Tags={"team":""}""")]
    [InlineData("Tag", "IsMissing", "team", "Missing=Tags.team")]
    public async Task Condition_Added_IsInTheUrl(string field, string kind, string? value, string query)
    {
        var page = await OpenAsync("/jobs?PageNumber=3");

        await WriteAsync(page, field, kind, value);

        Assert.Equal($"/jobs?{query}", _dashboard.Url);
        Assert.Empty(page.Find($"{Form} [role=alert]").TextContent);
    }

    [Fact]
    public async Task Conditions_AddedOneAfterTheOther_AllApply()
    {
        var page = await OpenAsync("/jobs?NotStatus=Stopped");

        await WriteAsync(page, "Status", "IsNot", "Failed");
        await WriteAsync(page, "GPUs", "IsBetween", "..8");
        await WriteAsync(page, "GPUs", "IsBetween", "1..");

        Assert.Equal("/jobs?NotStatus=Stopped,Failed&Range=RequestGPU:..8&Range=RequestGPU:1..", _dashboard.Url);
    }

    [Theory]
    [InlineData("Reason", "IsNot", "***", "Expected at least one word of letters or digits.")]
    [InlineData("Reason", "IsNot", " ", "Expected a value.")]
    [InlineData("Type", "IsNot", ",", "Expected a value.")]
    [InlineData("Duration (s)", "IsBetween", "..", "Expected a minimum, a maximum or both: numbers such as 8 or 0.5, the minimum not above the maximum.")]
    [InlineData("Duration (s)", "IsBetween", "9..1", "Expected a minimum, a maximum or both: numbers such as 8 or 0.5, the minimum not above the maximum.")]
    [InlineData("Tag", "IsMissing", " ", "Expected a key.")]
    [InlineData("Reason", "Is", "network", "Remove the condition “Reason contains “memory”” first.")]
    [InlineData("Tag", "Is", "team=vision", "Remove the condition “team = nlp” first.")]
    [InlineData("Finish time", "IsPresent", null, "Remove the condition “Finish time: missing” first.")]
    public async Task Condition_ThatCannotBe_SaysWhy(string field, string kind, string? value, string trouble)
    {
        var page = await OpenAsync("/jobs?ReasonSearch=memory&Tags.team=nlp&Missing=GmtFinishTime");
        var url = _dashboard.Url;

        await WriteAsync(page, field, kind, value);

        Assert.Equal(trouble, page.Find($"{Form} [role=alert]").TextContent);
        Assert.Equal(url, _dashboard.Url);
    }

    [Fact]
    public async Task Form_BeforeThePageIsLive_CannotBeSent()
    {
        await using var server = new TestDashboard(database, isLive: false);

        var page = server.Open<JobsPage>("/jobs");

        Assert.True(page.Find($"{Form} button").HasAttribute("disabled"));
    }

    // The group of the form is folded at first.
    private async Task<IRenderedComponent<IComponent>> OpenAsync(string url)
    {
        var page = _dashboard.Open<JobsPage>(url);
        await page.InvokeAsync(() => page.Find("[data-group=condition] summary").ClickAsync());
        return page;
    }

    // A range is written min..max, a tag key=value.
    private static async Task WriteAsync(IRenderedComponent<IComponent> page, string field, string kind, string? value)
    {
        await UseAsync(page, "Field", control => control.ChangeAsync(field));
        await UseAsync(page, "Condition", control => control.ChangeAsync(kind));
        if (kind == "IsBetween")
        {
            var bounds = value!.Split("..");
            await UseAsync(page, "Minimum", control => control.InputAsync(bounds[0]));
            await UseAsync(page, "Maximum", control => control.InputAsync(bounds[1]));
        }
        else if (field == "Tag")
        {
            var tag = value!.Split('=');
            await UseAsync(page, "Key", control => control.InputAsync(tag[0]));
            await (tag.Length > 1 ? UseAsync(page, "Value", control => control.InputAsync(tag[1])) : Task.CompletedTask);
        }
        else if (value is not null)
        {
            await UseAsync(page, "Value", control => control.NodeName == "SELECT" ? control.ChangeAsync(value) : control.InputAsync(value));
        }
        await page.InvokeAsync(() => page.Find(Form).SubmitAsync());
    }

    // As one step, or what is counted meanwhile could draw the page between them.
    private static Task UseAsync(IRenderedComponent<IComponent> page, string label, Func<IElement, Task> use) =>
        page.InvokeAsync(() => use(Control(page, label)));

    private static IElement Control(IRenderedComponent<IComponent> page, string label) =>
        page.Find("#" + page.FindAll($"{Form} label").Single(candidate => candidate.TextContent == label).GetAttribute("for"));
}
