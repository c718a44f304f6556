using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Sqlite.Access;

/// <summary>The nonce of a request that waits until it is stored.</summary>
/// <param name="AccessKeyId">Its key.</param>
/// <param name="Nonce">What the request calls itself.</param>
/// <param name="ExpiresAt">The last second in which the request could be sent again.</param>
internal sealed record WaitingNonce(string AccessKeyId, string Nonce, long ExpiresAt)
{
    /// <summary>Tells what is known of it, once it is stored.</summary>
    public TaskCompletionSource<NonceUse> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
