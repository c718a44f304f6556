using System.Security.Claims;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Api.Callers;

/// <summary>The caller of a request, as ASP.NET Core's authentication carries it.</summary>
internal static class CallerIdentity
{
    /// <param name="caller">Who asks.</param>
    /// <param name="scheme">The authentication scheme that found it out.</param>
    public static ClaimsPrincipal ToPrincipal(this JobCaller caller, string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.UserId)], scheme));

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">The endpoint has no policy, so nobody found out who asks.</exception>
    public static JobCaller Caller(this HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
        ? JobCaller.Of(userId)
        : throw new InvalidOperationException("The request was answered before it was known who asks.");
}
