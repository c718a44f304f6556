namespace JobsDashboard.Jobs.Access;

/// <summary>A key that a user's programs sign their requests with.</summary>
/// <param name="AccessKeyId">Its name, which every request tells.</param>
/// <param name="UserId">Whose requests they are.</param>
/// <param name="ProtectedSecret">The secret as it is stored: encrypted.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DisabledAt">Since when it is of no use; null while it is.</param>
public sealed record AccessKey(
    string AccessKeyId, string UserId, string ProtectedSecret, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt)
{
    /// <summary>What its maker said of it.</summary>
    public AccessKeyTerms Terms { get; init; } = AccessKeyTerms.None;

    /// <summary>When it last signed a request, within a minute; null if it never did.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether it may sign requests at a moment, as far as the key itself is concerned.</summary>
    public bool IsUsableAt(DateTimeOffset moment) => DisabledAt is null && (Terms.ExpiresAt is not { } end || moment < end);
}
