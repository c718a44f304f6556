using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Members of workspaces, and users who sign in, whichever database holds them.</summary>
public abstract class UserSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(database.Now);

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private Users Users => new(Databases, _clock);

    private WorkspaceMembers Members => database.Services.GetRequiredService<WorkspaceMembers>();

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

    private async Task<IEnumerable<WorkspaceMember>> MembershipsOfAsync(string userId) =>
        (await Members.ListAsync(null, s_token)).Where(member => member.UserId == userId);

    private static Dictionary<string, WorkspaceRole> Roles(params (string WorkspaceId, WorkspaceRole Role)[] roles) =>
        roles.ToDictionary(role => role.WorkspaceId, role => role.Role);
}
