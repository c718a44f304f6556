namespace JobsDashboard.Jobs.Access;

/// <summary>The nonces of signed requests. Each lets one request in, so that none that was overheard can be sent again.</summary>
/// <remarks>
/// No clock decides what is remembered, because a clock can be set back. Nonces are removed when they are much older than the newest
/// one, which is never removed; and a request that is as old as what was removed is not let in.
/// </remarks>
public interface ISignatureNonces
{
    /// <summary>
    /// How much older than the newest nonce one may be before it is removed. It has to be more than the half hour between the dates of
    /// two requests that are both in time; and as far as this a clock may be set back without a request being refused that is in time.
    /// </summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Uses a nonce of a key. Once it is known to be the first, it is on the disk: no crash of the machine forgets it.</summary>
    /// <param name="accessKeyId">The key. Nonces are per access key.</param>
    /// <param name="nonce">What the request calls itself.</param>
    /// <param name="lastUse">The last moment at which the request could be sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known of it. Of several uses at once, only one is the first.</returns>
    Task<NonceUse> UseAsync(string accessKeyId, string nonce, DateTimeOffset lastUse, CancellationToken cancellationToken);
}
