using System.Threading.RateLimiting;
using JobsDashboard.Settings;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Limits;

/// <summary>The live pages that are open. Each holds memory of the server for as long as its tab is open, and three minutes more.</summary>
internal sealed class OpenPages(IOptions<DashboardSettings> settings) : IDisposable
{
    private const int DefaultMax = 50;

    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.Create<string, string>(user =>
        RateLimitPartition.GetConcurrencyLimiter(user, _ => new() { PermitLimit = settings.Value.Pages ?? DefaultMax }));

    /// <summary>How many a user may have.</summary>
    public int Max => settings.Value.Pages ?? DefaultMax;

    /// <summary>A place for one more page, if there is one. It is free again when the lease is disposed.</summary>
    public RateLimitLease Open(string userId) => _places.AttemptAcquire(userId);

    public void Dispose() => _places.Dispose();
}
