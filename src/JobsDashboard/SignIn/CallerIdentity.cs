using System.Security.Claims;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.SignIn;

/// <summary>
/// Who asks, as ASP.NET Core's authentication carries it through one request or one circuit. The claims are what this program read
/// from its database a moment ago; none is ever taken from a token or a cookie.
/// </summary>
internal static class CallerIdentity
{
    private const string GlobalAdminRole = "GlobalAdmin";
    private const string MemberOf = "MemberOf";
    private const string AdminOf = "AdminOf";

    private static readonly string[] s_rights = [ClaimTypes.NameIdentifier, ClaimTypes.Role, MemberOf, AdminOf];

    /// <param name="caller">Who asks.</param>
    /// <param name="scheme">The authentication scheme that found it out.</param>
    public static ClaimsPrincipal ToPrincipal(this JobCaller caller, string scheme) => Principal(ClaimsOf(caller), scheme);

    /// <param name="user">Who asks, with everything that decides what the user sees.</param>
    /// <param name="scheme">The authentication scheme that found it out.</param>
    public static ClaimsPrincipal ToPrincipal(this SignedInUser user, string scheme) => Principal(
        [
            .. ClaimsOf(user.Caller),
            new Claim(ClaimTypes.Name, user.Username ?? user.Caller.UserId),
            .. user.Memberships.Select(one => one.WorkspaceId).Distinct(StringComparer.Ordinal).Select(id => new Claim(MemberOf, id)),
            .. user.Memberships.Where(one => one.IsAdmin).Select(one => new Claim(AdminOf, one.WorkspaceId)),
        ],
        scheme);

    /// <summary>Who asks the API.</summary>
    /// <exception cref="InvalidOperationException">The endpoint has no policy, so nobody found out who asks.</exception>
    public static JobCaller Caller(this HttpContext http) => http.User.FindCaller() is { } caller
        ? caller with { IsProgram = true }
        : throw new InvalidOperationException("The request was answered before it was known who asks.");

    /// <summary>Who asks; null if nobody is signed in.</summary>
    public static JobCaller? FindCaller(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
            ? new JobCaller(userId, principal.IsInRole(GlobalAdminRole))
            : null;

    /// <summary>Whether a principal of now may still see everything that an earlier one of the same user could.</summary>
    public static bool HasRightsOf(this ClaimsPrincipal now, ClaimsPrincipal earlier) =>
        earlier.Claims.Where(claim => s_rights.Contains(claim.Type)).All(claim => now.HasClaim(claim.Type, claim.Value));

    private static ClaimsPrincipal Principal(IEnumerable<Claim> claims, string scheme) => new(new ClaimsIdentity(claims, scheme));

    private static IEnumerable<Claim> ClaimsOf(JobCaller caller)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, caller.UserId);
        if (caller.IsGlobalAdmin)
        {
            yield return new Claim(ClaimTypes.Role, GlobalAdminRole);
        }
    }
}
