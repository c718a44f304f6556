using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Administration;

/// <summary>An access key as a page shows it. Its secret, also the encrypted one, is no part of it.</summary>
/// <param name="AccessKeyId">Its id.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Name">What it is for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When it was last used.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
/// <param name="DisabledAt">Since when it is disabled.</param>
public sealed record ListedKey(
    string AccessKeyId,
    string UserId,
    string? Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DisabledAt)
{
    /// <summary>The key without its secret.</summary>
    public static ListedKey Of(AccessKey key) => new(
        key.AccessKeyId, key.UserId, key.Terms.Name, key.CreatedAt, key.LastUsedAt, key.Terms.ExpiresAt, key.DisabledAt);
}
