using JobsDashboard.Answers;
using JobsDashboard.Components.Shared;
using Xunit;

namespace JobsDashboard.Tests.Answers;

public sealed class JobPathTests
{
    [Theory]
    [InlineData("/jobs/a%252Fb", "a%2Fb")]
    [InlineData("/jobs/a%2Fb/", "a/b")]
    [InlineData("/api/v1/JOBS/a?x=/jobs/b#/jobs/c", "a")]
    [InlineData("/jobs/jobs/a", "jobs/a")]
    [InlineData("/api/v1/%6Aobs/a%2Fb/", "a/b")]
    [InlineData("http://localhost:5080/jobs/a", "a")]
    [InlineData("http://jobs/jobs/a", "a")]
    [InlineData("http://jobs/api/v1/jobs/a", "a")]
    public void Id_InAnAddress_IsDecodedOnce(string address, string id) => Assert.Equal(id, JobPath.IdIn(address));

    [Theory]
    [InlineData("a/b", "api/v1/jobs/a%2Fb")]
    [InlineData("..", "api/v1/jobs?JobId=..&StartTime=any&EndTime=any")]
    public void Json_OfAJob_IsAskedForAsItsPageIs(string id, string url) => Assert.Equal(url, JobsUrl.JsonOf(id));
}
