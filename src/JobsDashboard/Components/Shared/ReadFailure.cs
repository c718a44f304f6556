namespace JobsDashboard.Components.Shared;

/// <summary>Why a page could not read jobs.</summary>
/// <param name="Notice">The reason in a sentence; null for a fault of this program, whose reason only the log has.</param>
/// <param name="IsTimeout">Whether the database took too long.</param>
internal sealed record ReadFailure(string? Notice, bool IsTimeout)
{
    /// <summary>The status of the page that says so.</summary>
    public int Status => Notice is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;

    /// <summary>What a page says of an exception.</summary>
    public static ReadFailure Of(Exception failure) =>
        new(DatabaseNotice.Of(failure) ?? (failure as TimeoutException)?.Message, failure is TimeoutException);
}
