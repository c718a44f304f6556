namespace JobsDashboard.Jobs.Data;

/// <summary>A key that programs sign their requests with.</summary>
internal sealed class AccessKeyRow
{
    public required string AccessKeyId { get; set; }

    public required string UserId { get; set; }

    /// <summary>The secret, encrypted: a signature cannot be checked against a hash of it.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>Unix seconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix seconds; null while the key is in use.</summary>
    public long? DisabledAt { get; set; }

    /// <summary>What it is for, in the user's words.</summary>
    public string? Name { get; set; }

    /// <summary>Unix seconds from which on it is of no use; null means never.</summary>
    public long? ExpiresAt { get; set; }

    /// <summary>Unix seconds of the last request that it signed, within a minute.</summary>
    public long? LastUsedAt { get; set; }
}
