using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The only way to a job. What the caller may see is applied here, before anything else and to every question.</summary>
/// <param name="databases">Where jobs are read.</param>
/// <param name="text">How they are found by text.</param>
/// <param name="tally">How they are counted.</param>
/// <param name="secrets">What of a job only its owner sees.</param>
/// <param name="store">Knows how far the search is behind and what a failure means, and remembers the damage that a question meets.</param>
/// <param name="queue">Lets callers take turns.</param>
/// <param name="time">Measures the time of a query.</param>
/// <param name="timeout">How long a query may take.</param>
internal sealed class JobGate(
    ReadingDatabases databases,
    IJobTextSearch text,
    IJobTally tally,
    SecretMask secrets,
    IJobsDatabase store,
    QuestionQueue queue,
    TimeProvider time,
    QueryTimeout timeout)
{
    private volatile LagOfMoment? _lag;

    /// <summary>How many fields are counted in one pass over the jobs at this moment.</summary>
    public int KeysAtOnce => tally.KeysAtOnce;

    /// <summary>Answers a question in one piece of work, with how far the search is behind.</summary>
    /// <exception cref="QuestionRefusedException">Too many others are asked.</exception>
    /// <exception cref="TimeoutException">The query took too long and was stopped.</exception>
    /// <exception cref="JobsDatabaseException">The database is damaged or out of reach; the message says how.</exception>
    public Task<Answer<T>> AskAsync<T>(
        ResolvedQuestion question,
        QuestionKind kind,
        Func<VisibleJobs, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken) =>
        AskAsync(question, kind, QueryPatience.Usual, ask, cancellationToken);

    /// <summary>The same within another time than the usual one.</summary>
    /// <exception cref="QuestionRefusedException">Too many others are asked.</exception>
    /// <exception cref="TimeoutException">The query took too long and was stopped.</exception>
    /// <exception cref="JobsDatabaseException">The database is damaged or out of reach; the message says how.</exception>
    public async Task<Answer<T>> AskAsync<T>(
        ResolvedQuestion question,
        QuestionKind kind,
        QueryPatience patience,
        Func<VisibleJobs, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken)
    {
        var lag = await SearchLagAsync(question, cancellationToken);
        // Whether the caller's jobs are few is only asked where it matters.
        var few = question.Request.LooksUpTexts ? text.MaxJobsOneByOne : 0;
        await using var reading = await OpenAsync(databases.Answers, question.Caller, kind, patience, few, cancellationToken);
        return new Answer<T>(await reading.RunAsync(stop => ask(reading.Jobs, stop)), lag);
    }

    /// <summary>Answers what is asked of all jobs that the caller may see, in one piece of work.</summary>
    /// <exception cref="QuestionRefusedException">Too many others are asked.</exception>
    /// <exception cref="TimeoutException">The query took too long and was stopped.</exception>
    /// <exception cref="JobsDatabaseException">The database is damaged or out of reach; the message says how.</exception>
    public async Task<T> AskAsync<T>(
        JobCaller caller, QuestionKind kind, Func<VisibleJobs, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        await using var reading = await OpenAsync(caller, kind, cancellationToken);
        return await reading.RunAsync(stop => ask(reading.Jobs, stop));
    }

    /// <summary>Begins to read in several pieces of work, each with the time of one query and a turn of its own.</summary>
    public Task<JobReading> OpenAsync(JobCaller caller, QuestionKind kind, CancellationToken cancellationToken) =>
        OpenAsync(databases.Answers, caller, kind, QueryPatience.Usual, text.MaxJobsOneByOne, cancellationToken);

    /// <summary>Begins to read row by row, however many rows there are.</summary>
    public Task<JobReading> OpenStreamAsync(JobCaller caller, CancellationToken cancellationToken) =>
        OpenAsync(databases.Streams, caller, QuestionKind.Counts, QueryPatience.Usual, text.MaxJobsOneByOne, cancellationToken);

    /// <summary>
    /// How far the search is behind. To be called before the jobs are read: what the search had not read by then may be missing.
    /// Asked once for a moment, so that rows and the counts that follow them say the same.
    /// </summary>
    public async Task<SearchLag> SearchLagAsync(ResolvedQuestion question, CancellationToken cancellationToken)
    {
        if (!question.SearchesTexts)
        {
            return default;
        }
        if (_lag is { } known && known.Moment == question.AskedAt)
        {
            return known.Lag;
        }
        var lag = await store.SearchLagAsync(cancellationToken);
        _lag = new LagOfMoment(question.AskedAt, lag);
        return lag;
    }

    private Task<JobReading> OpenAsync(
        IDbContextFactory<JobsDb> source,
        JobCaller caller,
        QuestionKind kind,
        QueryPatience patience,
        int few,
        CancellationToken cancellationToken) =>
        JobReading.OpenAsync(
            kind,
            databases,
            source,
            text,
            tally,
            secrets,
            store,
            caller,
            few,
            stop => queue.EnterAsync(caller, kind, stop),
            new Deadline(timeout, time, cancellationToken, patience));

    private sealed record LagOfMoment(DateTimeOffset Moment, SearchLag Lag);
}
