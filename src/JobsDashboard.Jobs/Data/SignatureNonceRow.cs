namespace JobsDashboard.Jobs.Data;

/// <summary>The nonce of a request that was let in, kept for as long as the request could be sent again.</summary>
internal sealed class SignatureNonceRow
{
    public required string AccessKeyId { get; set; }

    public required string Nonce { get; set; }

    /// <summary>Unix seconds.</summary>
    public long ExpiresAt { get; set; }
}
