using System.Collections.Concurrent;

namespace JobsDashboard.Auditing;

/// <summary>
/// Which access keys were used lately, and from where. The audit log has the first use of a key from an address in an hour, and not
/// every request. Each server remembers for itself, until it is started again.
/// </summary>
internal sealed class RecordedKeyUses(TimeProvider time)
{
    // A key that is used from ever new addresses costs some records too many, and no memory.
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string AccessKeyId, string? Address), DateTimeOffset> _uses = new();

    /// <summary>Whether this use has to be recorded. Of several at once, at least one has to.</summary>
    public bool IsNew(string accessKeyId, string? address)
    {
        var now = time.GetUtcNow();
        if (_uses.TryGetValue((accessKeyId, address), out var recorded) && now - recorded < s_remembered)
        {
            return false;
        }
        if (_uses.Count >= MaxRemembered)
        {
            _uses.Clear();
        }
        _uses[(accessKeyId, address)] = now;
        return true;
    }
}
