using Bunit;
using JobsDashboard.Components.Accounts;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Specification.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace JobsDashboard.Tests.Components.Accounts;

public sealed class AuditPageTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly TestDashboard _tab = AccountTab.Of(database, AccountTab.Admin);

    public async ValueTask InitializeAsync()
    {
        var log = database.Services.GetRequiredService<AuditLog>();
        if ((await log.ListAsync(AuditFilter.All, null, 1, s_token)).IsEmpty)
        {
            for (var number = 1; number <= 150; number++)
            {
                await log.WriteAsync(new(AuditAction.SignedIn, "张伟", null, "198.51.100.4"), s_token);
            }
            await log.WriteAsync(new(AuditAction.MemberSet, "1002", "ws / 1001 / admin", "2001:db8::9"), s_token);
            await log.WriteAsync(new(AuditAction.SignInRefused, null, null, "198.51.100.5"), s_token);
            await log.WriteAsync(new(AuditAction.KeyMade, "os:root", "JDkey / 1001", null), s_token);
        }
    }

    public ValueTask DisposeAsync() => _tab.DisposeAsync();

    [Fact]
    public async Task Log_IsReadNewestFirst_InPagesThatAreLinks()
    {
        var page = _tab.Open<AuditPage>("/audit");
        var rows = page.FindAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(100, rows.Count);
        Assert.Matches("os:root\\s*Key made\\s*JDkey / 1001\\s*command line", rows[0]);
        Assert.Matches("not known\\s*Sign-in refused\\s*198.51.100.5", rows[1]);
        Assert.Matches("1002\\s*Member set\\s*ws / 1001 / admin\\s*2001:db8::9", rows[2]);

        var older = page.Find("a[rel=next]").GetAttribute("href")!;
        await using var next = AccountTab.Of(database, AccountTab.Admin);
        var second = next.Open<AuditPage>(older);
        Assert.Equal(53, second.FindAll("tbody tr").Count);
        Assert.Empty(second.FindAll("a[rel=next]"));
        Assert.Equal("audit", second.FindAll(".links a").Single().GetAttribute("href"));
    }

    [Theory]
    [InlineData("/audit?User=1002", 1)]
    [InlineData("/audit?Action=KeyMade", 1)]
    [InlineData("/audit?User=1002&Action=KeyMade", 0)]
    [InlineData("/audit?User=%E5%BC%A0%E4%BC%9F", 100)]
    public void Log_Filtered_HasWhatTheUrlAsksFor(string url, int rows) =>
        Assert.Equal(rows, _tab.Open<AuditPage>(url).FindAll("tbody tr").Count);

    [Theory]
    [InlineData("/audit?Action=Nonsense", "Action was ignored. Expected: the name of an action.")]
    [InlineData("/audit?Action=99", "Action was ignored. Expected: the name of an action.")]
    [InlineData("/audit?Before=yesterday", "Before was ignored. Expected: the number of an event.")]
    public void Parameter_ThatCannotBe_IsNamed(string url, string notice) =>
        Assert.Contains(notice, _tab.Open<AuditPage>(url).Markup, StringComparison.Ordinal);

    [Fact]
    public async Task User_WhoIsNoAdmin_ReadsNothing()
    {
        await using var tab = AccountTab.Of(database, new("plain", IsGlobalAdmin: true));

        var page = tab.Open<AuditPage>("/audit");

        Assert.Contains("Only global admins may do this.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody tr"));
    }
}
