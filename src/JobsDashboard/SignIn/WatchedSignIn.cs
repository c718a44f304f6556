using System.Security.Claims;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace JobsDashboard.SignIn;

/// <summary>
/// Who looks at a live page. A page may stay open for days, so it is checked every half a minute, and before anything that the user does,
/// whether the sign-in still holds and the user may still see all that could be seen when the page was opened. If not, nobody looks at
/// the page any more.
/// </summary>
internal sealed class WatchedSignIn : ServerAuthenticationStateProvider, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly AuthenticationState s_nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly CallerLookup _callers;
    private readonly IJobsDatabase _database;
    private readonly ILogger<WatchedSignIn> _log;
    private readonly CancellationTokenSource _closed = new();
    private readonly ITimer _timer;

    public WatchedSignIn(CallerLookup callers, IJobsDatabase database, TimeProvider time, ILogger<WatchedSignIn> log)
    {
        (_callers, _database, _log) = (callers, database, log);
        _timer = time.CreateTimer(_ => _ = CheckAsync(), null, Interval, Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Checks now. Never throws.</summary>
    public async Task CheckAsync()
    {
        try
        {
            var user = (await GetAuthenticationStateAsync()).User;
            if (user.FindCaller() is { } caller && !await MayStillSeeAsync(caller, user))
            {
                SetAuthenticationState(Task.FromResult(s_nobody));
            }
        }
        catch (Exception) when (_closed.IsCancellationRequested)
        {
        }
        catch (Exception failure) when (_database.Explain(failure) is { Trouble: not DatabaseTrouble.Other })
        {
            // Nothing new can be read either until the database is back, and then it is checked again.
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "What the user of a live page may see could not be found out");
            SetAuthenticationState(Task.FromResult(s_nobody));
        }
    }

    private async Task<bool> MayStillSeeAsync(JobCaller caller, ClaimsPrincipal user) =>
        SignInMoment.Of(user) is { } signedInAt
        && await _callers.FindSignedInAsync(caller.UserId, signedInAt, _closed.Token) is { } now
        && now.ToPrincipal(SignInSchemes.Cookie).HasRightsOf(user);
}
