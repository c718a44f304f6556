using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using JobsDashboard.Api;
using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Signing;
using JobsDashboard.Settings;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Limits;

/// <summary>How fast one asker may send requests: a user who is signed in, an access key, or else an address.</summary>
internal static class RequestLimits
{
    private const int DefaultPerSecond = 20;

    // A page is a handful of requests at once, and so is a script that begins.
    private const int BurstSeconds = 10;

    private static readonly object s_signedIn = new();

    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Asker>(http =>
            IsCounted(http)
                ? RateLimitPartition.GetTokenBucketLimiter(Asker.Of(http), _ => BucketOf(http.RequestServices))
                : RateLimitPartition.GetNoLimiter(default(Asker)));
        limiter.OnRejected = (rejected, _) => RefuseAsync(
            rejected.HttpContext, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1));
    });

    /// <summary>Refuses requests of who asks too fast.</summary>
    /// <remarks>
    /// To be called before signatures are checked, and before what a provider sends a browser with is: both are more work than what is
    /// refused here.
    /// </remarks>
    public static void UseRequestLimits(this WebApplication app, bool needsSignIn)
    {
        if (needsSignIn)
        {
            // Only to count by. Who may ask what is decided later, without being read once more.
            app.Use(async (http, next) =>
            {
                // Pages that anybody may see are answered while the database is away, which a look at the cookie needs.
                var isForUsers = http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
                var signedIn = isForUsers && IsCounted(http)
                    ? await http.AuthenticateAsync(SignInSchemes.Cookie)
                    : AuthenticateResult.NoResult();
                http.Items[s_signedIn] = signedIn.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
                await next(http);
            });
        }
        app.UseRateLimiter();
    }

    private static TokenBucketRateLimiterOptions BucketOf(IServiceProvider services)
    {
        var perSecond = services.GetRequiredService<IOptions<DashboardSettings>>().Value.RequestsPerSecond ?? DefaultPerSecond;
        return new()
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        };
    }

    private static bool IsCounted(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PublicAnswer>() is null;

    private static bool IsOfProgram(HttpContext http) =>
        http.Request.Path.StartsWithSegments(JobsApi.Prefix, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask RefuseAsync(HttpContext http, TimeSpan retryAfter)
    {
        if (IsOfProgram(http))
        {
            await ApiErrors.TooManyRequests(retryAfter).ExecuteAsync(http);
            return;
        }
        await WaitingPage.WriteAsync(http, retryAfter);
    }

    /// <param name="IsProgram">Whether the API is asked: a script does not use up what the pages of its own user may ask.</param>
    /// <param name="UserId">Who is signed in to the pages.</param>
    /// <param name="AccessKeyId">
    /// The key that a request says it is signed with, if that was true lately of requests from the same address: a name alone buys nothing.
    /// </param>
    /// <param name="Address">Where a request comes from, unless somebody is signed in.</param>
    private readonly record struct Asker(bool IsProgram, string? UserId, string? AccessKeyId, IPAddress? Address)
    {
        public static Asker Of(HttpContext http)
        {
            var isProgram = IsOfProgram(http);
            if (http.Items[s_signedIn] is string userId)
            {
                return new(isProgram, userId, null, null);
            }
            var address = RemoteNetwork.Of(http);
            var signatures = http.RequestServices.GetRequiredService<FailedSignatures>();
            var key = SignedRequest.ClaimedKeyOf(http.Request);
            return new(isProgram, null, key is not null && signatures.IsTrusted(address, key) ? key : null, address);
        }
    }
}
