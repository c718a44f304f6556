using Microsoft.AspNetCore.Http.HttpResults;

namespace JobsDashboard.SignIn;

/// <summary>The address that somebody came for, and is led to after signing in, if it is one of this program's own.</summary>
internal static class ReturnUrl
{
    /// <summary>The name of the parameter that holds it.</summary>
    public const string Parameter = "ReturnUrl";

    // It travels through the provider, whose server may refuse a request line that is much longer.
    private const int MaxLength = 4096;

    /// <summary>The address, or the start page if it is missing, too long or leads elsewhere.</summary>
    /// <param name="address">What the client sent.</param>
    /// <param name="pathBase">The path below which all pages are.</param>
    public static string Checked(string? address, PathString pathBase)
    {
        var start = $"{pathBase}/";
        var isOwn = address is { Length: <= MaxLength } && address.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && RedirectHttpResult.IsLocalUrl(address)
            // Signing in would lead to signing in again, or out.
            && !address.StartsWith($"{start}sign-", StringComparison.OrdinalIgnoreCase);
        return isOwn ? address! : start;
    }
}
