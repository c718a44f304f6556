using System.Net;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Accounts;

/// <summary>The pages about accounts as a browser gets them, before any script has run.</summary>
public sealed class AccountPagesOverHttpTests(AccountPagesOverHttpTests.Site site) : IClassFixture<AccountPagesOverHttpTests.Site>
{
    [Theory]
    [InlineData("/keys", "You have no keys yet.")]
    [InlineData("/keys/all", "JDhttp")]
    [InlineData("/members", "ws/甲")]
    [InlineData("/members/ws%2F%E7%94%B2", "王芳")]
    [InlineData("/members/ws%2f甲?Page=nonsense", "王芳")]
    [InlineData("/users", "王芳")]
    [InlineData("/users?Search=%E7%8E%8B", "王芳")]
    [InlineData("/audit", "Member set")]
    public async Task Page_FirstHtml_HasItsRows(string path, string text)
    {
        using var client = site.CreateClient();

        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(text, html, StringComparison.Ordinal);
        Assert.DoesNotContain("stored secret", html, StringComparison.Ordinal);
    }

    public sealed class Site : DashboardApplication, IAsyncLifetime
    {
        public async ValueTask InitializeAsync()
        {
            await Services.GetRequiredService<AccessKeys>().AddAsync("JDhttp", "1001", "stored secret", new("夜间", null), default);
            await Services.GetRequiredService<WorkspaceMembers>().SetAsync(new("ws/甲", "1001", IsAdmin: false), default);
            await Services.GetRequiredService<Users>()
                .SignInAsync("1001", "王芳", false, new Dictionary<string, WorkspaceRole>(), default);
        }
    }
}
