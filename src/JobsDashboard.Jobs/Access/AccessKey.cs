namespace JobsDashboard.Jobs.Access;

/// <summary>A key that a user's programs sign their requests with.</summary>
/// <param name="AccessKeyId">Its name, which every request tells.</param>
/// <param name="UserId">Whose requests they are.</param>
/// <param name="ProtectedSecret">The secret as it is stored: encrypted.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DisabledAt">Since when it is of no use; null while it is.</param>
public sealed record AccessKey(
    string AccessKeyId, string UserId, string ProtectedSecret, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt);
