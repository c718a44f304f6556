using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class PendingNavigationsTests
{
    private static readonly ListJobsRequest s_nothing = new() { PageSize = 25 };

    private readonly PendingNavigations _pending = new();

    [Fact]
    public void Change_WhileNoneIsPending_ChangesWhatIsShown() =>
        Assert.Equal("jobs?JobType=TFJob&Status=Failed&PageSize=25", Add(JobFilters.JobType, "TFJob", shown: With(s_nothing, JobFilters.Status, "Failed")));

    [Fact]
    public void Change_WhileAnotherIsPending_BuildsOnIt()
    {
        Add(JobFilters.JobType, "TFJob");

        Assert.Equal("jobs?JobType=TFJob&Status=Failed&PageSize=25", Add(JobFilters.Status, "Failed"));
    }

    [Fact]
    public void Change_AfterTheFirstOfTwoWasShown_BuildsOnTheSecond()
    {
        var first = Add(JobFilters.JobType, "TFJob");
        Add(JobFilters.Status, "Failed");

        _pending.Complete(first);

        Assert.Equal("jobs?JobType=TFJob&Status=Failed&PipelineId=p1&PageSize=25", Add(JobFilters.PipelineId, "p1"));
    }

    [Fact]
    public void Change_AfterAllWereShown_ChangesWhatIsShown()
    {
        _pending.Complete(Add(JobFilters.JobType, "TFJob"));

        Assert.Equal("jobs?Status=Failed&PageSize=25", Add(JobFilters.Status, "Failed"));
    }

    [Fact]
    public void Link_FollowedMeanwhile_CancelsWhatWasPending()
    {
        Add(JobFilters.JobType, "TFJob");

        _pending.Complete("jobs?DisplayName=bert");

        Assert.Equal("jobs?Status=Failed&PageSize=25", Add(JobFilters.Status, "Failed"));
    }

    [Fact]
    public void Change_OfTheView_IsKeptByTheNext()
    {
        _pending.Add(list => list with { View = new() { TimeZone = "UTC" } }, new(s_nothing, ListView.Default));

        Assert.Equal("jobs?Status=Failed&PageSize=25&Tz=UTC", Add(JobFilters.Status, "Failed"));
    }

    private string Add(JobFilter filter, string value, ListJobsRequest? shown = null) =>
        _pending.Add(list => list.Asking(request => With(request, filter, value)), new(shown ?? s_nothing, ListView.Default));

    private static ListJobsRequest With(ListJobsRequest request, JobFilter filter, string value) => request.With(filter, [value]);
}
