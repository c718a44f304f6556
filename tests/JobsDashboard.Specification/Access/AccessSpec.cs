using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Keys, nonces and members, whichever database holds them.</summary>
public abstract class AccessSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(database.Now);

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private AccessKeys Keys => new(Databases, _clock);

    private ISignatureNonces Nonces => database.Services.GetRequiredService<ISignatureNonces>();

    private WorkspaceMembers Members => database.Services.GetRequiredService<WorkspaceMembers>();

    [Fact]
    public async Task Key_Added_IsFoundByItsExactIdUntilDisabled()
    {
        await Keys.AddAsync("JDkey", "1001", "stored", AccessKeyTerms.None, s_token);
        var added = await Keys.FindAsync("JDkey", s_token);
        _clock.Advance(TimeSpan.FromHours(1));
        var isKnown = await Keys.DisableAsync("JDkey", s_token);
        _clock.Advance(TimeSpan.FromHours(1));
        await Keys.DisableAsync("JDkey", s_token);

        Assert.Equal(new AccessKey("JDkey", "1001", "stored", database.Now, null), added);
        Assert.True(isKnown);
        Assert.Equal(added! with { DisabledAt = database.Now.AddHours(1) }, await Keys.FindAsync("JDkey", s_token));
        Assert.Contains(await Keys.ListAsync(s_token), key => key.AccessKeyId == "JDkey");
        Assert.Null(await Keys.FindAsync("JDKEY", s_token));
        Assert.False(await Keys.DisableAsync("JDKEY", s_token));
    }

    [Fact]
    public async Task Nonce_Repeated_IsRefusedForItsKeyOnly()
    {
        var lastUse = await LastUseAsync();

        Assert.Equal(NonceUse.First, await Nonces.UseAsync("a", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.Repeated, await Nonces.UseAsync("a", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.First, await Nonces.UseAsync("b", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.First, await Nonces.UseAsync("a", "Repeated", lastUse, s_token));
    }

    [Fact]
    public async Task Nonce_SentManyTimesAtOnce_LetsOneIn()
    {
        var lastUse = await LastUseAsync();

        var uses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Nonces.UseAsync("a", "at once", lastUse, s_token))));

        Assert.Single(uses, use => use == NonceUse.First);
        Assert.Equal(15, uses.Count(use => use == NonceUse.Repeated));
    }

    [Fact]
    public async Task Nonce_InItsLastSecond_SurvivesAPurge()
    {
        var lastUse = await LastUseAsync();
        await UseAfterStartAsync("last second", "kept", lastUse);
        await UseAfterStartAsync("last second", "gone", lastUse.AddSeconds(-1));

        // Each begins with a purge, as a server does that has just started.
        await UseAfterStartAsync("last second", "later", lastUse + ISignatureNonces.Kept);

        Assert.Equal(["kept", "later"], await StoredAsync("last second"));
        Assert.Equal(NonceUse.Repeated, await UseAfterStartAsync("last second", "kept", lastUse));
        Assert.Equal(NonceUse.First, await UseAfterStartAsync("last second", "as old", lastUse));
        Assert.Equal(NonceUse.Forgotten, await UseAfterStartAsync("last second", "gone", lastUse.AddSeconds(-1)));
    }

    [Fact]
    public async Task Nonce_RepeatedWithALaterDate_MakesNoneForgotten()
    {
        var lastUse = await LastUseAsync();
        await UseAfterStartAsync("later date", "overheard", lastUse);
        await UseAfterStartAsync("later date", "repeated", lastUse);

        Assert.Equal(NonceUse.Repeated, await UseAfterStartAsync("later date", "repeated", lastUse + (2 * ISignatureNonces.Kept)));

        Assert.Equal(["overheard", "repeated"], await StoredAsync("later date"));
        Assert.Equal(NonceUse.Repeated, await UseAfterStartAsync("later date", "overheard", lastUse));
        Assert.Equal(NonceUse.First, await UseAfterStartAsync("later date", "as old", lastUse));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24 * 365)]
    public async Task Nonce_ThatWasUsed_IsNeverNewAgain(int hoursLater)
    {
        var lastUse = await LastUseAsync();
        // As if the clock had gone on, and had been set back after it.
        var key = $"set back {hoursLater}";
        await UseAfterStartAsync(key, "overheard", lastUse);
        await UseAfterStartAsync(key, "later", lastUse.AddHours(hoursLater));

        Assert.NotEqual(NonceUse.First, await UseAfterStartAsync(key, "overheard", lastUse));
    }

    [Fact]
    public async Task Nonces_PastTheirUse_AreRemovedInTime()
    {
        var lastUse = await LastUseAsync();
        for (var hour = 0; hour < 100; hour++)
        {
            await Nonces.UseAsync("removed", $"{hour:D2}", lastUse.AddHours(hour), s_token);
        }

        var kept = (int)ISignatureNonces.Kept.TotalHours;
        Assert.Equal(Enumerable.Range(99 - kept, kept + 1).Select(hour => $"{hour:D2}"), await StoredAsync("removed"));
    }

    // By a server that has just started.
    private async Task<NonceUse> UseAfterStartAsync(string accessKeyId, string nonce, DateTimeOffset lastUse)
    {
        var nonces = (ISignatureNonces)ActivatorUtilities.CreateInstance(database.Services, Nonces.GetType());
        using var closing = nonces as IDisposable;
        return await nonces.UseAsync(accessKeyId, nonce, lastUse, s_token);
    }

    // Every test goes on from the newest nonce that another has stored.
    private async Task<DateTimeOffset> LastUseAsync()
    {
        await using var db = await Databases.CreateDbContextAsync(s_token);
        var newest = await db.Nonces.MaxAsync(n => (long?)n.ExpiresAt, s_token);
        return newest is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : database.Now;
    }

    private async Task<List<string>> StoredAsync(string accessKeyId)
    {
        await using var db = await Databases.CreateDbContextAsync(s_token);
        return await db.Nonces.Where(n => n.AccessKeyId == accessKeyId).Select(n => n.Nonce).Order().ToListAsync(s_token);
    }

    [Fact]
    public async Task Member_SetListedAndRemoved_IsWhatWasSaidLast()
    {
        await Members.SetAsync(new("w2", "u1", IsAdmin: false), s_token);
        await Members.SetAsync(new("w1", "u2", IsAdmin: true), s_token);
        await Members.SetAsync(new("w1", "u1", IsAdmin: true), s_token);
        await Members.SetAsync(new("w1", "u1", IsAdmin: false), s_token);

        Assert.Equal(
            [new("w1", "u1", false), new("w1", "u2", true), new("w2", "u1", false)],
            (await Members.ListAsync(null, s_token)).Where(member => member.UserId is "u1" or "u2"));
        Assert.Equal([new("w2", "u1", false)], await Members.ListAsync("w2", s_token));
        Assert.False(await Members.RemoveAsync("W1", "u1", s_token));
        Assert.True(await Members.RemoveAsync("w1", "u1", s_token));
        Assert.False(await Members.RemoveAsync("w1", "u1", s_token));
        Assert.Equal([new("w1", "u2", true)], await Members.ListAsync("w1", s_token));
    }

    [Fact]
    public async Task Key_WithAnEnd_IsUsableUntilThen()
    {
        var end = database.Now.AddHours(1);
        await Keys.AddAsync("JDends", "1001", "stored", new AccessKeyTerms("nightly export", end), s_token);

        var key = (await Keys.FindAsync("JDends", s_token))!;

        Assert.Equal(new AccessKeyTerms("nightly export", end), key.Terms);
        Assert.True(key.IsUsableAt(end.AddSeconds(-1)));
        Assert.False(key.IsUsableAt(end));
        Assert.False((key with { DisabledAt = database.Now }).IsUsableAt(database.Now));
    }

    [Fact]
    public async Task Key_Used_RemembersItToTheMinute()
    {
        await Keys.AddAsync("JDused", "1001", "stored", AccessKeyTerms.None, s_token);
        Assert.Null((await Keys.FindAsync("JDused", s_token))!.LastUsedAt);

        await UseAsync();
        _clock.Advance(TimeSpan.FromSeconds(60));
        await UseAsync();
        Assert.Equal(database.Now, (await Keys.FindAsync("JDused", s_token))!.LastUsedAt);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await UseAsync();
        Assert.Equal(database.Now.AddSeconds(61), (await Keys.FindAsync("JDused", s_token))!.LastUsedAt);

        async Task UseAsync() => await Keys.UsedAsync((await Keys.FindAsync("JDused", s_token))!, s_token);
    }

    [Fact]
    public async Task Key_FoundAsUsedAMomentAgo_IsNotWritten()
    {
        await Keys.AddAsync("JDbusy", "1001", "stored", AccessKeyTerms.None, s_token);
        var key = (await Keys.FindAsync("JDbusy", s_token))!;

        await Keys.UsedAsync(key with { LastUsedAt = database.Now }, s_token);

        Assert.Null((await Keys.FindAsync("JDbusy", s_token))!.LastUsedAt);
    }

    [Fact]
    public async Task Key_FoundBySeveralAtOnce_IsWrittenByOne()
    {
        var keys = Keys;
        await keys.AddAsync("JDmany", "1001", "stored", AccessKeyTerms.None, s_token);
        var key = (await keys.FindAsync("JDmany", s_token))!;
        await keys.UsedAsync(key, s_token);
        await using var db = await Databases.CreateDbContextAsync(s_token);
        await db.Keys.Where(row => row.AccessKeyId == "JDmany").ExecuteUpdateAsync(row => row.SetProperty(k => k.LastUsedAt, (long?)null), s_token);

        await keys.UsedAsync(key, s_token);
        Assert.Null((await keys.FindAsync("JDmany", s_token))!.LastUsedAt);

        _clock.Advance(TimeSpan.FromSeconds(61));
        await keys.UsedAsync(key, s_token);
        Assert.Equal(database.Now.AddSeconds(61), (await keys.FindAsync("JDmany", s_token))!.LastUsedAt);
    }

    [Fact]
    public async Task SignIn_Repeated_ReplacesWhatTheOneBeforeSaid()
    {
        await Members.SetAsync(new("both", "signing", IsAdmin: false), s_token);
        await Users.SignInAsync("signing", "Ann", true, Roles(("both", WorkspaceRole.Admin), ("gone", WorkspaceRole.Member)), s_token);
        Assert.Equal(
            [new("both", "signing", false), new("both", "signing", true) { IsClaimed = true }, new("gone", "signing", false) { IsClaimed = true }],
            await MembershipsOfAsync("signing"));

        _clock.Advance(TimeSpan.FromHours(1));
        await Users.SignInAsync("signing", "Ann B.", false, Roles(("new", WorkspaceRole.Member)), s_token);

        Assert.Equal(
            new User("signing", "Ann B.", false, database.Now.AddHours(1), null, null), await Users.FindAsync("signing", s_token));
        Assert.Equal(
            [new("both", "signing", false), new("new", "signing", false) { IsClaimed = true }], await MembershipsOfAsync("signing"));
        Assert.False(await Members.RemoveAsync("new", "signing", s_token));
        Assert.True(await Members.RemoveAsync("both", "signing", s_token));
        Assert.Equal([new("new", "signing", false) { IsClaimed = true }], await MembershipsOfAsync("signing"));
    }

    [Fact]
    public async Task Membership_SaidInBothWays_OutlivesItsRemovalHere()
    {
        await Users.SignInAsync("twice", null, false, Roles(("w", WorkspaceRole.Admin)), s_token);
        await Members.SetAsync(new("w", "twice", IsAdmin: false), s_token);

        Assert.True(await Members.RemoveAsync("w", "twice", s_token));

        Assert.Equal([new("w", "twice", true) { IsClaimed = true }], await MembershipsOfAsync("twice"));
        Assert.False(await Members.RemoveAsync("w", "twice", s_token));
    }

    [Fact]
    public async Task User_Disabled_IsNoCallerUntilEnabled()
    {
        var callers = new CallerLookup(Users, Members, new GlobalAdmins(["settled"]));
        await Users.SignInAsync("admin", null, true, Roles(), s_token);

        Assert.Equal(new JobCaller("admin", IsGlobalAdmin: true), await callers.FindAsync("admin", s_token));
        Assert.Equal(new JobCaller("settled", IsGlobalAdmin: true), await callers.FindAsync("settled", s_token));
        Assert.Equal(new JobCaller("unheard of", IsGlobalAdmin: false), await callers.FindAsync("unheard of", s_token));
        Assert.Equal(new JobCaller("local", IsGlobalAdmin: false), await callers.FindAsync("local", s_token));

        await Users.SetDisabledAsync("admin", true, s_token);
        await Users.SetDisabledAsync("settled", true, s_token);
        Assert.Null(await callers.FindAsync("admin", s_token));
        Assert.Null(await callers.FindAsync("settled", s_token));
        // Signing in anew gives nothing back.
        await Users.SignInAsync("admin", null, true, Roles(), s_token);
        Assert.Null(await callers.FindAsync("admin", s_token));

        await Users.SetDisabledAsync("admin", false, s_token);
        Assert.Equal(new JobCaller("admin", IsGlobalAdmin: true), await callers.FindAsync("admin", s_token));
    }

    [Fact]
    public async Task Sessions_Ended_AreRememberedWithTheirMoment()
    {
        await Users.EndSessionsAsync("ended", s_token);

        Assert.Equal(new User("ended", null, false, null, null, database.Now), await Users.FindAsync("ended", s_token));
        Assert.Contains(await Users.ListAsync(s_token), user => user.UserId == "ended");
    }

    [Fact]
    public async Task Audit_Written_IsListedNewestFirstInPagesAndPurgedByAge()
    {
        var log = new AuditLog(Databases, _clock);
        string[] subjects = ["a", "b", "c"];
        foreach (var subject in subjects)
        {
            await log.WriteAsync(new AuditEvent(AuditAction.KeyMade, "written", subject, "192.0.2.1"), s_token);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        var all = new AuditFilter("written", null);
        var first = await log.ListAsync(all, null, 2, s_token);
        var second = await log.ListAsync(all, first[^1].Id, 2, s_token);
        Assert.Equal(["c", "b"], first.Select(e => e.Subject));
        Assert.Equal(["a"], second.Select(e => e.Subject));
        Assert.Equal(
            new AuditEvent(AuditAction.KeyMade, "written", "a", "192.0.2.1") { Id = second[0].Id, At = database.Now }, second[0]);

        // Other tests have recorded something too.
        Assert.True(await log.PurgeAsync(database.Now.AddHours(1), s_token) >= 1);
        Assert.Equal(["c", "b"], (await log.ListAsync(all, null, 10, s_token)).Select(e => e.Subject));
    }

    [Fact]
    public async Task Audit_Filtered_HasTheEventsOfTheUserAndTheAction()
    {
        var log = new AuditLog(Databases, _clock);
        await log.WriteAsync(new AuditEvent(AuditAction.SignedIn, "filtered", "1", null), s_token);
        await log.WriteAsync(new AuditEvent(AuditAction.SignedOut, "filtered", "2", null), s_token);
        await log.WriteAsync(new AuditEvent(AuditAction.SignedOut, "Filtered", "3", null), s_token);
        await log.WriteAsync(new AuditEvent(AuditAction.SignInRefused, null, "4", null), s_token);

        Assert.Equal(["2", "1"], await SubjectsAsync(new("filtered", null)));
        Assert.Equal(["2"], await SubjectsAsync(new("filtered", AuditAction.SignedOut)));
        Assert.Equal(["3", "2"], await SubjectsAsync(new(null, AuditAction.SignedOut)));
        Assert.Equal(["4"], await SubjectsAsync(new(null, AuditAction.SignInRefused)));

        async Task<IEnumerable<string?>> SubjectsAsync(AuditFilter filter) =>
            (await log.ListAsync(filter, null, 10, s_token)).Select(e => e.Subject);
    }

    /// <summary>Each change leaves exactly one record, and what changed nothing leaves none.</summary>
    [Fact]
    public async Task Change_IsStoredWithItsRecord()
    {
        var log = new AuditLog(Databases, _clock);
        var (keys, users) = (Keys, Users);
        await keys.AddAsync("JDrecorded", "1001", "stored", AccessKeyTerms.None, Record(AuditAction.KeyMade), s_token);
        Assert.True(await keys.DisableAsync("JDrecorded", Record(AuditAction.KeyDisabled), s_token));
        await Members.SetAsync(new("recorded", "1001", IsAdmin: true), Record(AuditAction.MemberSet), s_token);
        Assert.True(await Members.RemoveAsync("recorded", "1001", Record(AuditAction.MemberRemoved), s_token));
        await users.SetDisabledAsync("recorded", true, Record(AuditAction.UserDisabled), s_token);
        await users.SetDisabledAsync("recorded", false, Record(AuditAction.UserEnabled), s_token);
        await users.EndSessionsAsync("recorded", Record(AuditAction.SessionsEnded), s_token);

        Assert.False(await keys.DisableAsync("nowhere", Record(AuditAction.Exported), s_token));
        Assert.False(await Members.RemoveAsync("recorded", "1001", Record(AuditAction.Exported), s_token));

        AuditAction[] recorded =
        [
            AuditAction.SessionsEnded, AuditAction.UserEnabled, AuditAction.UserDisabled, AuditAction.MemberRemoved,
            AuditAction.MemberSet, AuditAction.KeyDisabled, AuditAction.KeyMade,
        ];
        Assert.Equal(
            recorded.Select(action => (action, "192.0.2.7", "what")),
            (await log.ListAsync(new("recorder", null), null, 10, s_token)).Select(e => (e.Action, e.Address!, e.Subject!)));

        static AuditEvent Record(AuditAction action) => new(action, "recorder", "what", "192.0.2.7");
    }

    /// <summary>A key that cannot be stored, as its id is taken, leaves no record either.</summary>
    [Fact]
    public async Task Change_ThatFails_LeavesNoRecord()
    {
        await Keys.AddAsync("JDtaken", "1001", "stored", AccessKeyTerms.None, s_token);

        await Assert.ThrowsAsync<DbUpdateException>(() => Keys.AddAsync(
            "JDtaken", "1001", "stored", AccessKeyTerms.None, new(AuditAction.KeyMade, "failing", null, null), s_token));

        Assert.Empty(await new AuditLog(Databases, _clock).ListAsync(new("failing", null), null, 10, s_token));
    }

    [Fact]
    public async Task Workspaces_AreThoseWithMembers_AndThoseOfTheirAdmins()
    {
        await Members.SetAsync(new("ws b", "boss", IsAdmin: true), s_token);
        await Members.SetAsync(new("ws a", "boss", IsAdmin: false), s_token);
        await Members.SetAsync(new("ws a", "other", IsAdmin: true), s_token);
        await Users.SignInAsync("boss", "王老板", false, Roles(("ws c", WorkspaceRole.Admin), ("ws b", WorkspaceRole.Member)), s_token);

        Assert.Equal(["ws a", "ws b", "ws c"], (await Members.WorkspacesAsync(s_token)).Where(id => id.StartsWith("ws ", StringComparison.Ordinal)));
        Assert.Equal(["ws b", "ws c"], await Members.AdministeredByAsync("boss", s_token));
        Assert.Empty(await Members.AdministeredByAsync("Boss", s_token));
        Assert.Equal("王老板", (await Users.NamesOfMembersAsync("ws a", s_token))["boss"]);
        Assert.Equal(["boss"], (await Users.NamesOfMembersAsync("ws a", s_token)).Keys);
    }

    [Fact]
    public async Task Keys_OfAUser_AreListedAlone()
    {
        await Keys.AddAsync("JDof1", "keys of", "stored", AccessKeyTerms.None, s_token);
        await Keys.AddAsync("JDof2", "Keys of", "stored", AccessKeyTerms.None, s_token);

        Assert.Equal(["JDof1"], (await Keys.ListOfAsync("keys of", s_token)).Select(key => key.AccessKeyId));
    }

    private Users Users => new(Databases, _clock);

    private async Task<IEnumerable<WorkspaceMember>> MembershipsOfAsync(string userId) =>
        (await Members.ListAsync(null, s_token)).Where(member => member.UserId == userId);

    private static Dictionary<string, WorkspaceRole> Roles(params (string WorkspaceId, WorkspaceRole Role)[] roles) =>
        roles.ToDictionary(role => role.WorkspaceId, role => role.Role);
}
