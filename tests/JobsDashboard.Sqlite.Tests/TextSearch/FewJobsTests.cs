using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Sqlite.Reading;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.TextSearch;

/// <summary>Whether a caller has few jobs is only asked for filters whose condition depends on it.</summary>
public sealed class FewJobsTests
{
    [Fact]
    public void Filters_ThatLookUpTexts_AreThoseWhoseConditionDependsOnHowManyJobsTheCallerSees()
    {
        using var db = new SqliteDesignFactory().CreateDbContext([]);
        string Condition(JobFilter filter, bool oneByOne) => filter.Read(filter.Example).Condition!
            .Finds(new FilterContext(db, new SqliteTextSearch(), JobCaller.Local, NameSearchMode.Wildcard, oneByOne))
            .Body.ToString();

        Assert.All(JobFilters.All, filter =>
            Assert.Equal(filter.LooksUpTexts, Condition(filter, oneByOne: true) != Condition(filter, oneByOne: false)));
        Assert.Contains(JobFilters.All, filter => filter.LooksUpTexts);
    }
}
