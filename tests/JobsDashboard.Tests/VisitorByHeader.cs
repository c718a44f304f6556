using System.Security.Claims;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Tests;

/// <summary>A header says who looks at the pages, in the place of the local user.</summary>
internal sealed class VisitorByHeader(IHttpContextAccessor requests) : IClaimsTransformation
{
    /// <summary>The user's id, and <c>False</c> after a blank for one who does not see every job.</summary>
    public const string Header = "x-test-visitor";

    public static void AddTo(IServiceCollection services) =>
        services.AddHttpContextAccessor().AddSingleton<IClaimsTransformation, VisitorByHeader>();

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        var said = requests.HttpContext?.Request.Headers[Header].ToString() ?? "";
        return Task.FromResult(said.Length > 0 && principal.Identity?.AuthenticationType == SignInSchemes.Local
            ? new JobCaller(said.Split(' ')[0], IsGlobalAdmin: !said.EndsWith(" False", StringComparison.Ordinal)).ToPrincipal(SignInSchemes.Local)
            : principal);
    }
}
