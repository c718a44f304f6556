namespace JobsDashboard.Jobs.Access;

/// <summary>What is known of a nonce that a request brings.</summary>
public enum NonceUse
{
    /// <summary>No request before had it.</summary>
    First,

    /// <summary>A request before had it.</summary>
    Repeated,

    /// <summary>The request is older than what is remembered: a request before may have had it.</summary>
    Forgotten,
}
