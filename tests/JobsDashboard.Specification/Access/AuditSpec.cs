using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>The record of changes, whichever database holds it.</summary>
public abstract class AuditSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(database.Now);

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private AccessKeys Keys => new(Databases, _clock);

    private Users Users => new(Databases, _clock);

    private WorkspaceMembers Members => database.Services.GetRequiredService<WorkspaceMembers>();

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
}
