using System.Text.Encodings.Web;
using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Callers;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Api.Signing;

/// <summary>Whoever signs a request is the user of the access key.</summary>
internal sealed class SignatureHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, SignatureVerifier verifier)
    : CallerHandler(options, log, encoder)
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string SchemeName = Acs3Authorization.Algorithm;

    protected override Task<(JobCaller? Caller, ApiProblem? Problem)> FindCallerAsync() => verifier.VerifyAsync(Context);
}
