using System.Text.Encodings.Web;
using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Api.Callers;

/// <summary>A way to find out who asks. Whoever stays unknown gets the contract's error envelope.</summary>
internal abstract class CallerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private ApiProblem? _problem;

    /// <summary>The caller, or the error that the request is answered with.</summary>
    protected abstract Task<(JobCaller? Caller, ApiProblem? Problem)> FindCallerAsync();

    protected sealed override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        (var caller, _problem) = await FindCallerAsync();
        // The message stays out of the log: it repeats what was sent.
        return caller is null
            ? AuthenticateResult.Fail(_problem!.Code)
            : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name));
    }

    protected sealed override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceAsync();
        await (_problem ?? ApiErrors.NotAllowed).ExecuteAsync(Context);
    }

    protected sealed override Task HandleForbiddenAsync(AuthenticationProperties properties) => ApiErrors.NotAllowed.ExecuteAsync(Context);
}
