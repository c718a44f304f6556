using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Components.Shared;

/// <summary>Why a page could not read jobs.</summary>
/// <param name="Notice">The reason in a sentence; null for a fault of this program, whose reason only the log has.</param>
/// <param name="IsTimeout">Whether the database took too long.</param>
/// <param name="RetryAfter">When the page asks again by itself; null when that would not help.</param>
public sealed record ReadFailure(string? Notice, bool IsTimeout, TimeSpan? RetryAfter)
{
    private static readonly TimeSpan s_untilTheDatabaseIsBack = TimeSpan.FromSeconds(5);

    /// <summary>The status of the page that says so.</summary>
    public int Status => Notice is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;

    /// <summary>What a page says of an exception.</summary>
    public static ReadFailure Of(Exception failure) => failure switch
    {
        QuestionRefusedException refused => new(refused.Message, false, refused.RetryAfter),
        TimeoutException late => new(late.Message, true, null),
        JobsDatabaseException { Trouble: DatabaseTrouble.Unavailable } => new(DatabaseNotice.Of(failure), false, s_untilTheDatabaseIsBack),
        _ => new(DatabaseNotice.Of(failure), false, null),
    };

    /// <summary>How a failure is logged: what was to be expected under load is no error.</summary>
    public LogLevel Level => IsTimeout || RetryAfter is not null ? LogLevel.Debug : LogLevel.Error;
}
