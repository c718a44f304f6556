using System.Globalization;
using System.Security.Claims;

namespace JobsDashboard.SignIn;

/// <summary>When a user signed in, to the second: a live page holds it against the end of all sign-ins.</summary>
internal static class SignInMoment
{
    private const string Type = "SignedInAt";

    public static Claim ClaimOf(DateTimeOffset moment) =>
        new(Type, moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);

    public static DateTimeOffset? Of(ClaimsPrincipal principal) => principal.FindFirstValue(Type) is { } seconds
        ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture))
        : null;
}
