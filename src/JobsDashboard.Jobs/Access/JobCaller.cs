namespace JobsDashboard.Jobs.Access;

/// <summary>Who asks. Every question about jobs names its caller, and what the caller may see is applied before anything else.</summary>
/// <param name="UserId">The account id that jobs carry as their <c>UserId</c>.</param>
/// <param name="IsGlobalAdmin">Whether the caller sees every job.</param>
public sealed record JobCaller(string UserId, bool IsGlobalAdmin)
{
    /// <summary>Whether a program of the user asks, and not a page. The two wait for each other's questions as two users would.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether secrets in the jobs of others are shown, as a setting may say for the API. Those in own jobs are.</summary>
    public bool SeesSecrets { get; init; }

    /// <summary>The user of a dashboard that is reachable from its own machine only.</summary>
    public static JobCaller Local { get; } = new("local", IsGlobalAdmin: true);
}
