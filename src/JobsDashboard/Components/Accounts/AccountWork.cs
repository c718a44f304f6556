using JobsDashboard.Administration;
using JobsDashboard.Components.Localization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Components.Accounts;

/// <summary>Runs what a page about accounts reads and changes, and says in a sentence what went wrong. Each page has its own.</summary>
public sealed class AccountWork(IJobsDatabase database, ILogger<AccountWork> log)
{
    /// <summary>Why there is nothing to show; null if there is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Why the last change was not made; null if it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether something is under way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Reads what the page shows.</summary>
    /// <param name="http">The response of the first HTML; null on the live page.</param>
    /// <param name="read">Reads it.</param>
    public async Task ReadAsync(HttpContext? http, Func<Task> read)
    {
        IsBusy = true;
        try
        {
            await read();
            Failure = null;
        }
        catch (RefusedActionException refused)
        {
            Failure = KnownSentences.Of(refused.Message);
            http.SetStatus(StatusCodes.Status403Forbidden);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A page about accounts could not be read");
            var why = WhyOf(failure);
            Failure = why.Notice is { } notice ? KnownSentences.Of(notice) : L["This could not be read; the server's log says why."];
            http.SetStatus(why.Status);
        }
        IsBusy = false;
    }

    /// <summary>Makes a change.</summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> ChangeAsync(Func<Task> change)
    {
        (IsBusy, Problem) = (true, null);
        try
        {
            await change();
        }
        catch (RefusedActionException refused)
        {
            Problem = KnownSentences.Of(refused.Message);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A change on a page about accounts could not be made");
            var why = WhyOf(failure).Notice is { } notice ? KnownSentences.Of(notice) : L["The server's log says why."];
            Problem = $"{L["Nothing was changed."]} {why}";
        }
        IsBusy = false;
        return Problem is null;
    }

    private ReadFailure WhyOf(Exception failure) => ReadFailure.Of(database.Explain(failure) ?? failure);
}
