namespace JobsDashboard.Jobs.Access;

/// <summary>What whoever makes an access key says of it.</summary>
/// <param name="Name">What it is for, in the user's words.</param>
/// <param name="ExpiresAt">From when on it is of no use; null means never.</param>
public sealed record AccessKeyTerms(string? Name, DateTimeOffset? ExpiresAt)
{
    /// <summary>A key without a name and without an end.</summary>
    public static AccessKeyTerms None { get; } = new(null, null);
}
