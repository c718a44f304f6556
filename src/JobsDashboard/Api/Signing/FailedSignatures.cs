using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;
using JobsDashboard.Settings;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Api.Signing;

/// <summary>
/// How many wrong signatures are checked: a few a minute of one key from one address, and a few more from one address. What comes after
/// that is refused unchecked, so that nobody can guess on.
/// </summary>
/// <remarks>
/// A key's owner is not locked out by strangers who guess: from elsewhere, because they use up their own address's tries; and from the
/// same address, because a key that was used rightly from an address lately is always checked there.
/// </remarks>
internal sealed class FailedSignatures : IDisposable
{
    private const int DefaultPerMinute = 20;

    private const int KeysPerAddress = 3;

    private static readonly TimeSpan s_lately = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<(IPAddress Address, string KeyId)> _ofKey;
    private readonly PartitionedRateLimiter<IPAddress> _ofAddress;
    private readonly ConcurrentDictionary<(IPAddress, string), DateTimeOffset> _lastRight = [];
    private readonly TimeProvider _time;

    public FailedSignatures(IOptions<DashboardSettings> settings, TimeProvider time)
    {
        _time = time;
        var perMinute = settings.Value.MaxFailedSignatures ?? DefaultPerMinute;
        _ofKey = LimitEach<(IPAddress, string)>(perMinute);
        _ofAddress = LimitEach<IPAddress>(perMinute * KeysPerAddress);
    }

    /// <summary>Whether a key was used rightly from an address lately.</summary>
    public bool IsTrusted(IPAddress address, string keyId) =>
        _lastRight.TryGetValue((address, keyId), out var last) && _time.GetUtcNow() - last < s_lately;

    /// <summary>How long no signature is checked; null when this one may be.</summary>
    public TimeSpan? WaitOf(IPAddress address, string keyId)
    {
        if (IsTrusted(address, keyId))
        {
            return null;
        }
        // Asked for nothing, a limiter says whether there is anything left.
        using var ofAddress = _ofAddress.AttemptAcquire(address, 0);
        using var ofKey = ofAddress.IsAcquired ? _ofKey.AttemptAcquire((address, keyId), 0) : ofAddress;
        if (ofKey.IsAcquired)
        {
            return null;
        }
        return ofKey.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Failed(IPAddress address, string keyId)
    {
        // Also where nothing is left, which takes nothing.
        _ofAddress.AttemptAcquire(address).Dispose();
        _ofKey.AttemptAcquire((address, keyId)).Dispose();
    }

    public void Succeeded(IPAddress address, string keyId) => _lastRight[(address, keyId)] = _time.GetUtcNow();

    public void Dispose()
    {
        _ofKey.Dispose();
        _ofAddress.Dispose();
    }

    private static PartitionedRateLimiter<T> LimitEach<T>(int perMinute)
        where T : notnull => PartitionedRateLimiter.Create<T, T>(one => RateLimitPartition.GetTokenBucketLimiter(one, _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        }));
}
