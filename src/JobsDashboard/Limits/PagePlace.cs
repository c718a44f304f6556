using System.Security.Claims;
using System.Threading.RateLimiting;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.Limits;

/// <summary>The place of one live page among those of its user. A page without a place shows a sentence instead of jobs.</summary>
internal sealed class PagePlace(OpenPages pages, AuthenticationStateProvider user) : CircuitHandler, IDisposable
{
    private RateLimitLease? _lease;

    /// <summary>How many pages the user has open already; null when this one has a place, or needs none because it is not live.</summary>
    public int? OthersOpen => _lease is { IsAcquired: false } ? pages.Max : null;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await user.GetAuthenticationStateAsync();
        _lease = pages.Open(state.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? JobCaller.Local.UserId);
    }

    // Not when the circuit is closed, because one that could not be begun never is.
    public void Dispose() => _lease?.Dispose();
}
