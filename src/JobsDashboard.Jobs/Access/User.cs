namespace JobsDashboard.Jobs.Access;

/// <summary>A user who has signed in, or who was disabled without ever having signed in.</summary>
/// <param name="UserId">The account id that jobs carry as their <c>UserId</c>.</param>
/// <param name="Username">The name as the last sign-in gave it.</param>
/// <param name="IsGlobalAdmin">Whether the last sign-in said that the user sees every job.</param>
/// <param name="SignedInAt">When the user last signed in.</param>
/// <param name="DisabledAt">Since when neither the user nor the user's access keys may ask; null while they may.</param>
/// <param name="SessionsEndedAt">Sign-ins up to this second have ended; null if none was ended.</param>
public sealed record User(
    string UserId,
    string? Username,
    bool IsGlobalAdmin,
    DateTimeOffset? SignedInAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? SessionsEndedAt);
