using JobsDashboard.Components.Shared;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JobsDashboard.Tests.Components.Job;

public sealed class BackToListTests
{
    [Theory]
    [InlineData("http://jobs.example/jobs?Status=Failed&PageNumber=3&Columns=Status", "", "jobs?Status=Failed&PageNumber=3&Columns=Status")]
    [InlineData("http://jobs.example/dash/jobs?Status=Failed", "/dash", "jobs?Status=Failed")]
    [InlineData("http://jobs.example/jobs", "", "jobs")]
    [InlineData("http://jobs.example/jobs/a", "", null)]
    [InlineData("http://jobs.example/jobs?Status=Failed", "/dash", null)]
    [InlineData("http://elsewhere.example/jobs?Status=Failed", "", null)]
    [InlineData("", "", null)]
    [InlineData("jobs", "", null)]
    public void ListBefore_IsTheListOfThisSiteThatOneCameFrom(string referer, string basePath, string? list)
    {
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host, http.Request.PathBase) = ("http", new("jobs.example"), basePath);
        http.Request.Headers.Referer = referer;

        Assert.Equal(list, JobsUrl.ListBefore(http.Request));
    }
}
