using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

/// <summary>A live page notices by itself that its user may no longer see it.</summary>
public sealed class WatchedSignInTests : IAsyncDisposable
{
    private static readonly AuditEvent s_recorded = new(AuditAction.MemberSet, "test", null, null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly SignInApplication _app = new() { Patience = 1 };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static TheoryData<string> Losses => ["disabled", "ended", "no admin", "no member", "no workspace admin", "assigned and removed"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Page_WhoseUserLosesARight_NoticesWithinAMinute(string loss)
    {
        using var watched = await OpenAsync();
        var noticed = NextChange(watched);

        await LoseAsync(loss);
        _app.Clock.Advance(WatchedSignIn.Interval);

        Assert.False((await noticed).User.Identity!.IsAuthenticated);
        Assert.Null((await watched.GetAuthenticationStateAsync()).User.FindCaller());
        Assert.InRange(WatchedSignIn.Interval, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Page_WhoseUserLosesARight_NoticesBeforeAnythingIsDone(string loss)
    {
        using var watched = await OpenAsync();

        await LoseAsync(loss);
        await watched.CheckAsync();

        Assert.False((await watched.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task Page_WhoseUserGainsARight_StaysAsItIs()
    {
        using var watched = await OpenAsync();
        var user = (await watched.GetAuthenticationStateAsync()).User;

        await _app.SignInAsync("ada", true, ("ws", WorkspaceRole.Admin), ("other", WorkspaceRole.Admin));
        await _app.Members.SetAsync(new WorkspaceMember("third", "ada", IsAdmin: false), s_recorded, Token);
        await watched.CheckAsync();

        Assert.Same(user, (await watched.GetAuthenticationStateAsync()).User);
    }

    [Fact]
    public async Task Page_WhileTheDatabaseIsAway_StaysAndIsCheckedAgain()
    {
        using var watched = await OpenAsync();
        await LoseAsync("disabled");
        await using (await _app.LockDatabaseAsync())
        {
            await watched.CheckAsync();
            Assert.True((await watched.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
        }

        await watched.CheckAsync();

        Assert.False((await watched.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
    }

    private async Task<WatchedSignIn> OpenAsync()
    {
        await _app.SignInAsync("ada", true, ("ws", WorkspaceRole.Admin));
        await _app.Members.SetAsync(new WorkspaceMember("assigned", "ada", IsAdmin: false), s_recorded, Token);
        var callers = _app.Services.GetRequiredService<CallerLookup>();
        var user = (await callers.FindSignedInAsync("ada", _app.Clock.GetUtcNow(), Token))!.ToPrincipal(SignInSchemes.Cookie);
        user.AddIdentity(new([SignInMoment.ClaimOf(_app.Clock.GetUtcNow())]));
        var watched = new WatchedSignIn(
            callers, _app.Services.GetRequiredService<IJobsDatabase>(), _app.Clock, NullLogger<WatchedSignIn>.Instance);
        watched.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return watched;
    }

    private Task LoseAsync(string loss) => loss switch
    {
        "disabled" => _app.Users.SetDisabledAsync("ada", true, s_recorded, Token),
        "ended" => _app.Users.EndSessionsAsync("ada", s_recorded, Token),
        "no admin" => _app.SignInAsync("ada", false, ("ws", WorkspaceRole.Admin)),
        "no member" => _app.SignInAsync("ada", true),
        "no workspace admin" => _app.SignInAsync("ada", true, ("ws", WorkspaceRole.Member)),
        _ => _app.Members.RemoveAsync("assigned", "ada", s_recorded, Token),
    };

    private static Task<AuthenticationState> NextChange(WatchedSignIn watched)
    {
        var changed = new TaskCompletionSource<AuthenticationState>(TaskCreationOptions.RunContinuationsAsynchronously);
        watched.AuthenticationStateChanged += async state => changed.TrySetResult(await state);
        return changed.Task.WaitAsync(Token);
    }
}
