using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.SqlServer.Tests.Checking;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>Several fields counted in as few passes over the jobs as there can be.</summary>
public sealed class FacetPassTests
{
    private readonly QueryCapture _capture = new();

    [Fact]
    public async Task Fields_OfWhichTheRequestSaysNothing_AreCountedInOnePass()
    {
        var facets = ImmutableArray<Facet>.Empty;

        var queries = await _capture.OfAsync(async asked => facets = await asked.FacetsAsync(
            JobCaller.Local, Questions.Parse("Status=Failed&UserIdForFilter=1001"), Fields("Status", "JobType", "UserId", "WorkspaceId"), 5, default));

        var passes = queries.Where(query => query.Sql.Contains("FROM [Job]", StringComparison.Ordinal)).ToList();
        Assert.Equal([false, true, false], passes.Select(query => query.Sql.Contains("GROUPING SETS (([k].[Key0]), ([k].[Key1]))", StringComparison.Ordinal)));
        Assert.Contains("@status", passes[1].Parameters.Select(parameter => parameter.Name));
        // What is answered there is one row that says: the second field, its value 1, one job.
        Assert.Equal([("JobType", 0), ("WorkspaceId", 1)], new[] { facets[1], facets[3] }.Select(facet => (facet.Field.Name, facet.TotalCount)));
    }

    [Fact]
    public async Task Field_Alone_IsCountedWithoutSets()
    {
        var queries = await _capture.OfAsync(asked => asked.FacetsAsync(JobCaller.Local, Questions.Parse(""), Fields("Status"), 5, default));

        Assert.Single(queries);
        Assert.DoesNotContain("GROUPING", queries[0].Sql, StringComparison.Ordinal);
    }

    private static ImmutableArray<CountedField> Fields(params string[] names) => [.. names.Select(name => CountedField.FindFaceted(name)!)];
}
