using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace JobsDashboard.Components.Wire;

/// <summary>
/// Keeps what the first HTML has read on the server for the moment until the live page comes for it, which otherwise would read it again.
/// The page carries a key only: the values themselves, encrypted, would be a third of its bytes.
/// </summary>
/// <remarks>
/// A live page that reaches another server, or comes late, finds nothing and reads. The key is in what Blazor encrypts, and
/// <c>PageOwner</c> sees to it that nobody else's page is made live.
/// </remarks>
/// <param name="time">Measures how long values are kept.</param>
internal sealed class KeptValues(TimeProvider time) : IDisposable
{
    // Of rows, with about two kilobytes each.
    private const int MaxSize = 10_000;

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _values = new(new MemoryCacheOptions { SizeLimit = MaxSize, Clock = new CacheClock(time) });

    /// <summary>Keeps a value, if there is room.</summary>
    /// <param name="value">The value, which nobody changes.</param>
    /// <param name="size">How large it is, in rows.</param>
    /// <returns>Its key.</returns>
    public Guid Keep(object value, int size)
    {
        var key = Guid.NewGuid();
        _values.Set(key, value, new MemoryCacheEntryOptions { Size = Math.Max(1, size), AbsoluteExpirationRelativeToNow = s_kept });
        return key;
    }

    /// <summary>A value that is still kept; null for none.</summary>
    public object? Find(Guid key) => _values.Get(key);

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();

#pragma warning disable CS0618 // The cache knows no other clock.
    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
#pragma warning restore CS0618
}
