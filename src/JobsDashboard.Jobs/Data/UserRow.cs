namespace JobsDashboard.Jobs.Data;

/// <summary>A user who has signed in, or who was disabled without ever having signed in.</summary>
internal sealed class UserRow
{
    public required string UserId { get; set; }

    public string? Username { get; set; }

    /// <summary>Whether the last sign-in said that the user sees every job.</summary>
    public bool IsGlobalAdmin { get; set; }

    /// <summary>Unix seconds of the last sign-in.</summary>
    public long? SignedInAt { get; set; }

    /// <summary>Unix seconds; null while the user may ask.</summary>
    public long? DisabledAt { get; set; }

    /// <summary>Unix seconds; sign-ins up to then have ended. Null means none was ended.</summary>
    public long? SessionsEndedAt { get; set; }
}
