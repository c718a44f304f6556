using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Counting;

/// <summary>What is counted of a few jobs, where a request speaks of the counted field or a job has no value of it.</summary>
public sealed class OwnFieldCountsTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const string Accepted = "AcceptQuotaOverSold-true";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.AddAsync(
        new JobItem { JobId = "typed", JobType = "TFJob", GmtCreateTime = database.Now },
        new JobItem { JobId = "bare", GmtCreateTime = database.Now },
        new JobItem
        {
            JobId = "tagged",
            GmtCreateTime = database.Now,
            UseOversoldResource = true,
            Settings = new JobSettings { OversoldType = "AcceptQuotaOverSold", Tags = ListJobsRequest.NoTags.Add("team", "nlp") },
        });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("JobType", "Missing=JobType", "TFJob:1", 2)]
    [InlineData("JobType", "Present=JobType", "TFJob:1", 2)]
    [InlineData("JobType", "JobType=MPIJob", "TFJob:1", 2)]
    [InlineData("JobType", "NotJobType=TFJob", "TFJob:1", 2)]
    [InlineData("Tags.team", "Missing=Tags.team", "nlp:1", 2)]
    [InlineData("Tags.team", "Tags.team=cv", "nlp:1", 2)]
    [InlineData("OversoldInfo", "OversoldInfo=ForceQuotaOverSold", $"{Accepted}:1", 2)]
    [InlineData("JobType", "Missing=Tags.team", "TFJob:1", 1)]
    public async Task Facet_OfARequest_LeavesOutWhatItSaysOfThatFieldAlone(string field, string query, string values, long none)
    {
        var facet = Assert.Single(await database.Queries.FacetsAsync(
            JobCaller.Local, Parse(query), [CountedField.FindFaceted(field)!], 10, s_token));

        Assert.Equal(values, Written(facet.Values));
        Assert.Equal(none, facet.None);
    }

    /// <summary>Jobs without a value have none that could be suggested.</summary>
    [Theory]
    [InlineData("OversoldInfo", "", $"{Accepted}:1")]
    [InlineData("OversoldInfo", "accept", $"{Accepted}:1")]
    [InlineData("OversoldInfo", "force", "")]
    [InlineData("JobType", "", "TFJob:1")]
    [InlineData("JobType", "tf", "TFJob:1")]
    [InlineData("JobType", "mpi", "")]
    public async Task Suggestion_OfAField_IsOfJobsThatHaveAValue(string field, string prefix, string values)
    {
        var suggested = await database.Queries.SuggestAsync(
            JobCaller.Local, Parse(""), CountedField.Find(field)!, ValueMatch.BeginningWith(prefix), 10, s_token);

        Assert.Equal(values, Written(suggested));
    }

    private ListJobsRequest Parse(string query) => ListJobsQueryString.Parse(query, database.Now).Request;

    private static string Written(IEnumerable<ValueCount> values) => string.Join(' ', values.Select(value => $"{value.Value}:{value.Count}"));
}
