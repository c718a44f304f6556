using JobsDashboard.SignIn;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/jobs")]
    [InlineData("/jobs?Status=Failed&Tags=%7B%22team%22%3A%22nlp%22%7D")]
    [InlineData("/jobs/a%2Fb%25")]
    [InlineData("/jobs?Search=https://example.com")]
    [InlineData("/jobs?Search=//")]
    public void Address_OfThisProgram_IsKept(string address) => Assert.Equal(address, ReturnUrl.Checked(address, ""));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("jobs")]
    [InlineData("~/jobs")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/jobs")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" /jobs")]
    [InlineData("/\t/evil.example")]
    [InlineData("/jobs\r\nSet-Cookie: a=b")]
    [InlineData("/\u0000")]
    [InlineData("/\u007F")]
    [InlineData("/sign-in")]
    [InlineData("/sign-in?ReturnUrl=/jobs")]
    [InlineData("/sign-in/failed")]
    [InlineData("/sign-out")]
    public void Address_ThatLeadsElsewhere_IsTheStartPage(string? address) => Assert.Equal("/", ReturnUrl.Checked(address, ""));

    [Theory]
    [InlineData("/base/jobs", "/base/jobs")]
    [InlineData("/base/", "/base/")]
    [InlineData("/base", "/base/")]
    [InlineData("/other/jobs", "/base/")]
    [InlineData("/base/sign-in", "/base/")]
    [InlineData("/baseless", "/base/")]
    public void Address_BelowAPath_IsOneBelowIt(string address, string expected) => Assert.Equal(expected, ReturnUrl.Checked(address, "/base"));

    [Fact]
    public void Address_ThatIsTooLong_IsTheStartPage()
    {
        var longest = "/jobs?Search=" + new string('x', 4096 - 13);

        Assert.Equal(longest, ReturnUrl.Checked(longest, ""));
        Assert.Equal("/", ReturnUrl.Checked(longest + "x", ""));
    }
}
