using System.Net;
using JobsDashboard.Api.Signing;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Api;

/// <summary>Finds out who asks before anything is answered. An endpoint that forgets to ask for the caller has nobody to name to the jobs.</summary>
internal static class ApiCallers
{
    public static IServiceCollection AddApiCallers(this IServiceCollection services) =>
        services.AddSingleton<SignatureVerifier>();

    /// <summary>Lets a request pass when it is known who asks, and refuses it otherwise.</summary>
    public static void UseApiCallers(this IApplicationBuilder api) => api.Use(async (http, next) =>
    {
        var (caller, refusal) = SignedRequest.IsMeant(http.Request)
            ? await http.RequestServices.GetRequiredService<SignatureVerifier>().VerifyAsync(http)
            : FindUnsigned(http);
        refusal ??= NamedOperation.Check(http);
        if (refusal is not null)
        {
            await ApiAnswers.WriteErrorAsync(http, refusal);
            return;
        }
        http.Features.Set(caller);
        await next(http);
    });

    /// <summary>Who asks.</summary>
    public static JobCaller Caller(this HttpContext http) =>
        http.Features.Get<JobCaller>() ?? throw new InvalidOperationException("The request was answered before it was known who asks.");

    // Whoever can open a connection from this machine could read the database as well.
    private static (JobCaller? Caller, ApiRefusal? Refusal) FindUnsigned(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            ? (JobCaller.Local, null)
            : (null, new ApiRefusal(StatusCodes.Status403Forbidden, "Forbidden.AccessDenied", "A request from another machine has to be signed with an access key."));
}
