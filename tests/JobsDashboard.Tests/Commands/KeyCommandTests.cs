using System.Text.RegularExpressions;
using JobsDashboard.Tests.Api.Signing;
using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed partial class KeyCommandTests : IDisposable
{
    private const string Restore = "restore the table DataProtectionKeys from a backup of the database";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Key_Added_IsPrintedOnceAndKeptEncrypted()
    {
        var (exitCode, output, errors) = await _shell.RunAsync("key", "add", "--user", "1001");
        var (id, secret) = Read(output);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(["jobs.db"], _shell.Files());
        Assert.Equal(["1001"], _shell.Query("SELECT UserId FROM AccessKey"));
        Assert.DoesNotContain(secret, Assert.Single(_shell.Query("SELECT ProtectedSecret FROM AccessKey")), StringComparison.Ordinal);
        Assert.Equal([id], _shell.Query("SELECT AccessKeyId FROM AccessKey"));
        Assert.Single(_shell.Query("SELECT Xml FROM DataProtectionKeys"));
    }

    [Fact]
    public async Task Keys_Listed_ShowNoSecretAndSinceWhenTheyAreDisabled()
    {
        var (id, secret) = Read((await _shell.RunAsync("key", "add", "--user", "用户\u001b[31m")).Output);
        var before = await _shell.RunAsync("key", "list");
        var disabled = await _shell.RunAsync("key", "disable", id);
        var after = await _shell.RunAsync("key", "list");

        Assert.Matches($"^AccessKeyId\tUserId\tCreated\tDisabled\tName\tExpires\tLastUsed\n{id}\t用户\\\\u001B\\[31m\t[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9:]{{8}}Z\t*$", before.Output);
        Assert.Equal((0, $"{id} is disabled.", ""), disabled);
        Assert.Matches("Z\t[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z\t*$", after.Output);
        Assert.DoesNotContain(secret, before.Output + after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WithTerms_IsListedWithThem()
    {
        await _shell.RunAsync("key", "add", "--user", "1001", "--name", "夜间导出", "--expires", "2100-01-31");

        var list = await _shell.RunAsync("key", "list");

        Assert.Matches("\t\t夜间导出\t2100-01-31T00:00:00Z$", list.Output);
    }

    [Theory]
    [InlineData("--expires", "tomorrow", "--expires takes a time such as 2023-01-01 or 2023-01-01T08:00:00Z.")]
    [InlineData("--expires", "2001-01-01", "--expires takes a time that is still to come.")]
    [InlineData("--name", "two\nlines", "--name takes a name of at most 100 characters in one line.")]
    public async Task Key_WithBadTerms_IsRefused(string option, string value, string sentence)
    {
        var (exitCode, _, errors) = await _shell.RunAsync("key", "add", "--user", "1001", option, value);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_AreRecorded_WithTheAccountThatRanThem()
    {
        var (id, secret) = Read((await _shell.RunAsync("key", "add", "--user", "1001")).Output);
        await _shell.RunAsync("key", "disable", id);
        await _shell.RunAsync("member", "add", "--workspace", "ws", "--user", "1001", "--admin");
        await _shell.RunAsync("member", "remove", "--workspace", "ws", "--user", "1001");
        await _shell.RunAsync("member", "remove", "--workspace", "ws", "--user", "1001");
        await _shell.RunAsync("key", "disable", "nowhere");

        var rows = _shell.Query("SELECT Action || ' ' || UserId || ' ' || Subject || ' ' || ifnull(Address, '-') FROM AuditEvent ORDER BY Id");

        var account = $"os:{Environment.UserName}";
        Assert.Equal(
            [$"7 {account} {id} / 1001 -", $"9 {account} {id} / 1001 -", $"10 {account} ws / 1001 / admin -", $"11 {account} ws / 1001 -"], rows);
        Assert.DoesNotContain(secret, string.Concat(rows), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OfTheCommandLine_SignsRequestsToARunningServer()
    {
        await using var app = new DashboardApplication();
        await app.AddAsync(new Jobs.Items.JobItem { JobId = "dlc1", UserId = "1001", GmtCreateTime = app.Now });
        var (id, secret) = Read((await _shell.RunOnAsync(app.DatabasePath, "key", "add", "--user", "1001")).Output);

        var answer = await app.SendAsync(Acs3Request.Of(app.Now, ("ShowOwn", "true")).SignedWith(id, secret));
        await _shell.RunOnAsync(app.DatabasePath, "key", "disable", id);
        var refusal = await app.SendAsync(Acs3Request.Of(app.Now, ("ShowOwn", "true")).SignedWith(id, secret));

        Assert.Equal(["dlc1"], answer.JobIds);
        Assert.Equal("InvalidAccessKeyId.NotFound", refusal.Code);
    }

    [Fact]
    public async Task KeyRing_Lost_IsToldAndStopsNobodyFromMakingANewKey()
    {
        var (id, _) = Read((await _shell.RunAsync("key", "add", "--user", "1001")).Output);
        _shell.Query("DELETE FROM DataProtectionKeys RETURNING Id");

        var list = await _shell.RunAsync("key", "list");
        var added = await _shell.RunAsync("key", "add", "--user", "1001");

        Assert.Equal(0, list.ExitCode);
        Assert.Equal($"The secret of {id} cannot be read: what it was encrypted with is gone. Make another access key, or {Restore}.", list.Errors);
        Assert.Equal((0, ""), (added.ExitCode, added.Errors));
    }

    [Fact]
    public async Task KeyRing_Damaged_IsRefusedInOneSentence()
    {
        await _shell.RunAsync("key", "add", "--user", "1001");
        _shell.Query("UPDATE DataProtectionKeys SET Xml = '<rubbish' RETURNING Id");

        var refused = await _shell.RunAsync("key", "add", "--user", "1001");

        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Equal(
            "A key in the table DataProtectionKeys is damaged; restore the database from a backup, or remove that row: "
            + "what was encrypted with it is lost then.",
            refused.Errors);
        Assert.Single(_shell.Query("SELECT AccessKeyId FROM AccessKey"));
    }

    [Fact]
    public async Task User_OfTooManyCharacters_IsRefused()
    {
        var longest = new string('u', 200);

        Assert.Equal(0, (await _shell.RunAsync("key", "add", "--user", longest)).ExitCode);
        var (exitCode, output, errors) = await _shell.RunAsync("key", "add", "--user", longest + "u");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("--user takes an id of 1 to 200 characters.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("AccessKeyId", output, StringComparison.Ordinal);
    }

    private static (string Id, string Secret) Read(string output)
    {
        var lines = Added().Match(output.ReplaceLineEndings("\n"));
        Assert.True(lines.Success, output);
        return (lines.Groups[1].Value, lines.Groups[2].Value);
    }

    [GeneratedRegex(@"\AAccessKeyId: (JD[A-Z2-9]{20})\nAccessKeySecret: ([A-Za-z0-9]{40})\z")]
    private static partial Regex Added();
}
