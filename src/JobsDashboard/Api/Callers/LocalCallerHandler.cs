using System.Net;
using System.Text.Encodings.Web;
using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Api.Callers;

/// <summary>Whoever asks from this machine is the local user: who can open a connection from it could read the database as well.</summary>
internal sealed class LocalCallerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : CallerHandler(options, log, encoder)
{
    protected override Task<(JobCaller? Caller, ApiProblem? Problem)> FindCallerAsync() => Task.FromResult(
        IsLocal(Context) ? (JobCaller.Local, (ApiProblem?)null) : ((JobCaller?)null, ApiErrors.UnsignedFromElsewhere));

    /// <summary>Whether a request comes from this machine.</summary>
    public static bool IsLocal(HttpContext http) => http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
