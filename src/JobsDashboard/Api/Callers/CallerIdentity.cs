using System.Security.Claims;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Api.Callers;

/// <summary>The caller of a request, as ASP.NET Core's authentication carries it.</summary>
internal static class CallerIdentity
{
    // Said by this program for one request; never taken from a token or a cookie.
    private const string GlobalAdminRole = "GlobalAdmin";

    /// <param name="caller">Who asks.</param>
    /// <param name="scheme">The authentication scheme that found it out.</param>
    public static ClaimsPrincipal ToPrincipal(this JobCaller caller, string scheme) =>
        new(new ClaimsIdentity(ClaimsOf(caller), scheme));

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">The endpoint has no policy, so nobody found out who asks.</exception>
    public static JobCaller Caller(this HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
        ? new JobCaller(userId, http.User.IsInRole(GlobalAdminRole)) { IsProgram = true }
        : throw new InvalidOperationException("The request was answered before it was known who asks.");

    private static IEnumerable<Claim> ClaimsOf(JobCaller caller)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, caller.UserId);
        if (caller.IsGlobalAdmin)
        {
            yield return new Claim(ClaimTypes.Role, GlobalAdminRole);
        }
    }
}
