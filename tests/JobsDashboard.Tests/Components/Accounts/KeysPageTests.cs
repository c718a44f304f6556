using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Access;
using JobsDashboard.Administration;
using JobsDashboard.Components.Accounts;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace JobsDashboard.Tests.Components.Accounts;

public sealed class KeysPageTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private AccessKeys Keys => database.Services.GetRequiredService<AccessKeys>();

    [Fact]
    public async Task Keys_ShownToAUser_AreTheUsersOwn()
    {
        await AddAsync("JDown", "owner", new("夜间导出", database.Now.AddDays(1)));
        await AddAsync("JDexpired", "owner", new(null, database.Now));
        await AddAsync("JDother", "another", AccessKeyTerms.None);
        await using var tab = AccountTab.Of(database, new("owner", false));

        var page = tab.Open<KeysPage>("/keys");

        Assert.Equal(["JDexpired", "JDown"], IdsOf(page).Order(StringComparer.Ordinal));
        Assert.Contains("夜间导出", page.Markup, StringComparison.Ordinal);
        Assert.Contains("expired", RowOf(page, "JDexpired").TextContent, StringComparison.Ordinal);
        Assert.Contains("usable", RowOf(page, "JDown").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Audit log", page.Find("nav").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Made_ShowsItsSecretOnceAndLeavesOneRecord()
    {
        await using var tab = AccountTab.Of(database, new("maker", false));
        var page = tab.Open<KeysPage>("/keys");
        page.FindAll("form input")[0].Input("nightly");
        page.FindAll("form input")[1].Input("2026-12-31");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => page.Find(".made"));
        var (id, secret) = (page.FindAll(".made dd .copy")[0].GetAttribute("data-copy")!, page.FindAll(".made dd .copy")[1].GetAttribute("data-copy")!);
        var key = await Keys.FindAsync(id, s_token);
        Assert.Equal(new AccessKeyTerms("nightly", new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero)), key!.Terms);
        Assert.Equal(("maker", secret), (key.UserId, tab.Services.GetRequiredService<AccessKeySecrets>().Reveal(key)));
        Assert.Equal([(AuditAction.KeyMade, $"{id} / maker", AccountTab.Address)], await database.RecordedByAsync("maker"));
        Assert.Equal("/keys", tab.Url);

        await page.FindAll(".made button").Single(button => button.TextContent.Contains("copied it", StringComparison.Ordinal)).ClickAsync();
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
        Assert.Contains(id, page.Markup, StringComparison.Ordinal);

        await using var reloaded = AccountTab.Of(database, new("maker", false));
        Assert.DoesNotContain(secret, reloaded.Open<KeysPage>("/keys").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_DisabledByItsUser_TakesAConfirmation()
    {
        await AddAsync("JDgoing", "goer", AccessKeyTerms.None);
        await using var tab = AccountTab.Of(database, new("goer", false));
        var page = tab.Open<KeysPage>("/keys");

        await ClickAsync(page, "Disable");
        await ClickAsync(page, "Cancel");
        await ClickAsync(page, "Disable");
        Assert.Null((await Keys.FindAsync("JDgoing", s_token))!.DisabledAt);
        await ClickAsync(page, "Disable");

        page.WaitForAssertion(() => Assert.Contains("disabled", RowOf(page, "JDgoing").TextContent, StringComparison.Ordinal));
        Assert.Equal(database.Now, (await Keys.FindAsync("JDgoing", s_token))!.DisabledAt);
        Assert.Equal([(AuditAction.KeyDisabled, "JDgoing / goer", AccountTab.Address)], await database.RecordedByAsync("goer"));
        Assert.Empty(RowOf(page, "JDgoing").QuerySelectorAll(".actions button"));
    }

    [Fact]
    public async Task FirstHtml_HasTheKeysAndNothingToClick()
    {
        await AddAsync("JDfirst", "first", AccessKeyTerms.None);
        await using var tab = AccountTab.Of(database, new("first", false), isLive: false);

        var page = tab.Open<KeysPage>("/keys");

        Assert.Equal(["JDfirst"], IdsOf(page));
        Assert.All(page.FindAll("form button, .actions button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    /// <summary>Somebody else's key is answered like one that never was.</summary>
    [Fact]
    public async Task Key_OfSomebodyElse_IsNotThere()
    {
        await AddAsync("JDforeign", "another", AccessKeyTerms.None);
        await using var tab = AccountTab.Of(database, new("stranger", false));
        var administration = tab.Services.GetRequiredService<KeyAdministration>();

        var foreign = await Assert.ThrowsAsync<RefusedActionException>(() => administration.DisableAsync(new("stranger", true), "JDforeign", s_token));
        var missing = await Assert.ThrowsAsync<RefusedActionException>(() => administration.DisableAsync(new("stranger", true), "JDmissing", s_token));

        Assert.Equal(missing.Message.Replace("JDmissing", "JDforeign", StringComparison.Ordinal), foreign.Message);
        Assert.Null((await Keys.FindAsync("JDforeign", s_token))!.DisabledAt);
        Assert.Empty(await database.RecordedByAsync("stranger"));
    }

    [Fact]
    public async Task User_DisabledInBetween_MakesNoKey()
    {
        await using var tab = AccountTab.Of(database, new("late", false));
        var page = tab.Open<KeysPage>("/keys");
        await database.Services.GetRequiredService<Users>().SetDisabledAsync("late", true, s_token);

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Your account is disabled.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(await Keys.ListOfAsync("late", s_token));
        Assert.Empty(await database.RecordedByAsync("late"));
    }

    [Fact]
    public async Task Terms_ThatCannotBe_AreRefusedByName()
    {
        await using var tab = AccountTab.Of(database, new("terms", false));
        var administration = tab.Services.GetRequiredService<KeyAdministration>();

        Assert.StartsWith("Name takes", await RefusalAsync(new(new string('n', 101), null)), StringComparison.Ordinal);
        Assert.StartsWith("Name takes", await RefusalAsync(new("two\nlines", null)), StringComparison.Ordinal);
        Assert.StartsWith("Expires takes", await RefusalAsync(new(null, database.Now)), StringComparison.Ordinal);
        Assert.Empty(await Keys.ListOfAsync("terms", s_token));

        async Task<string> RefusalAsync(AccessKeyTerms terms) =>
            (await Assert.ThrowsAsync<RefusedActionException>(() => administration.MakeAsync(new("terms", false), terms, s_token))).Message;
    }

    [Fact]
    public async Task Keys_OfOneUser_HaveALimit()
    {
        await using var tab = AccountTab.Of(database, new("many", false));
        var administration = tab.Services.GetRequiredService<KeyAdministration>();
        await AddAsync("JDmany-disabled", "many", AccessKeyTerms.None);
        await Keys.DisableAsync("JDmany-disabled", s_token);
        for (var number = 0; number < KeyAdministration.MaxUsable; number++)
        {
            await AddAsync($"JDmany{number}", "many", AccessKeyTerms.None);
        }

        await Assert.ThrowsAsync<RefusedActionException>(() => administration.MakeAsync(new("many", false), AccessKeyTerms.None, s_token));
        await Keys.DisableAsync("JDmany0", s_token);
        await administration.MakeAsync(new("many", false), AccessKeyTerms.None, s_token);
    }

    [Fact]
    public async Task Admin_SeesWhoseKeysExist_AndDisablesThem()
    {
        await AddAsync("JDseen", "王芳", new("她的", null));
        await using var tab = AccountTab.Of(database, AccountTab.Admin);

        var page = tab.Open<AllKeysPage>("/keys/all");
        var row = RowOf(page, "JDseen");
        Assert.Contains("王芳", row.TextContent, StringComparison.Ordinal);
        await row.QuerySelector(".actions button")!.ClickAsync();
        await RowOf(page, "JDseen").QuerySelector(".actions button")!.ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("disabled", RowOf(page, "JDseen").TextContent, StringComparison.Ordinal));
        Assert.Contains((AuditAction.KeyDisabled, "JDseen / 王芳", AccountTab.Address), await database.RecordedByAsync("local"));
        Assert.DoesNotContain("stored secret", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>What the page was told of its caller does not matter; the database says who is an admin.</summary>
    [Fact]
    public async Task User_WhoIsNoAdmin_SeesNobodysKeys()
    {
        await AddAsync("JDhidden", "another", AccessKeyTerms.None);
        await using var tab = AccountTab.Of(database, new("pretender", IsGlobalAdmin: true));

        var page = tab.Open<AllKeysPage>("/keys/all");

        Assert.Contains("Only global admins may do this.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("JDhidden", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WhoseRecordCannotBeWritten_IsNotMade()
    {
        await using var broken = new DatabaseOfItsOwn();
        await broken.Database.InitializeAsync();
        await using var tab = AccountTab.Of(broken.Database, new("maker", false));
        var page = tab.Open<KeysPage>("/keys");
        await broken.RunAsync("ALTER TABLE AuditEvent RENAME TO Away");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Nothing was changed.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".made"));
        Assert.Empty(await broken.Database.Services.GetRequiredService<AccessKeys>().ListAsync(s_token));
    }

    private Task AddAsync(string id, string userId, AccessKeyTerms terms) => Keys.AddAsync(id, userId, "stored secret", terms, s_token);

    private static IEnumerable<string> IdsOf(IRenderedComponent<IComponent> page) =>
        page.FindAll("tbody .copy").Select(button => button.GetAttribute("data-copy")!);

    private static IElement RowOf(IRenderedComponent<IComponent> page, string id) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector(".copy")!.GetAttribute("data-copy") == id);

    private static Task ClickAsync(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll(".actions button").First(button => button.TextContent.Trim() == label).ClickAsync();

    private sealed class DatabaseOfItsOwn : IAsyncDisposable
    {
        public SqliteTestDatabase Database { get; } = new();

        public async Task RunAsync(string sql)
        {
            await using var connection = new SqliteConnection(Database.ConnectionString);
            await connection.OpenAsync(s_token);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(s_token);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
