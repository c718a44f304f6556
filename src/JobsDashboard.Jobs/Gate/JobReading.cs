using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Measuring;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>A question while it is answered: the jobs that its caller may see, and the time that each piece of work has.</summary>
internal sealed class JobReading : IAsyncDisposable
{
    private readonly QuestionKind _kind;
    private readonly ReadingDatabases _databases;
    private readonly IJobsDatabase _store;
    private readonly Deadline _deadline;
    private readonly Func<CancellationToken, Task<IDisposable>> _enter;

    private JobReading(
        QuestionKind kind,
        ReadingDatabases databases,
        IJobsDatabase store,
        Deadline deadline,
        Func<CancellationToken, Task<IDisposable>> enter,
        VisibleJobs jobs)
    {
        (_kind, _databases, _store, _deadline, _enter, Jobs) = (kind, databases, store, deadline, enter, jobs);
    }

    /// <summary>The jobs that the caller may see.</summary>
    public VisibleJobs Jobs { get; }

    /// <summary>Stops the work; the same for every piece.</summary>
    public CancellationToken Stop => _deadline.Stop;

    public static async Task<JobReading> OpenAsync(
        QuestionKind kind,
        ReadingDatabases databases,
        IDbContextFactory<JobsDb> source,
        IJobTextSearch text,
        IJobTally tally,
        SecretMask secrets,
        IJobsDatabase store,
        JobCaller caller,
        int few,
        Func<CancellationToken, Task<IDisposable>> enter,
        Deadline deadline)
    {
        try
        {
            var db = deadline.Uses(await source.CreateDbContextAsync(deadline.Stop));
            // Without a turn of its own, which would be as long to wait for as that of the question.
            var rights = await JobMetrics.MeasureAsync("rights", OutcomeOf, () => CallerRights.Known(caller) is { } known
                ? Task.FromResult(known)
                : RunAsync(deadline, store, stop => CallerRights.ReadAsync(db, caller, few, stop)));
            return new JobReading(kind, databases, store, deadline, enter, new VisibleJobs(db, text, tally, secrets, caller, rights)
            {
                OneMoment = databases.OneMoment,
                Reader = databases.Reader,
            });
        }
        catch
        {
            await deadline.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The same jobs over a second context, for what is read while rows of <see cref="Jobs"/> are still on their way.
    /// </summary>
    public async Task<VisibleJobs> OpenSecondAsync() =>
        Jobs with { Db = _deadline.Uses(await _databases.Answers.CreateDbContextAsync(Stop)) };

    /// <summary>Closes what the work uses once it has ended.</summary>
    public T Uses<T>(T resource)
        where T : IAsyncDisposable => _deadline.Uses(resource);

    /// <summary>
    /// One piece of work, once it is its turn. Damage that it meets is remembered, whoever asked and whatever becomes of the failure.
    /// </summary>
    /// <exception cref="QuestionRefusedException">Too many others are asked.</exception>
    /// <exception cref="TimeoutException">It took too long and was stopped.</exception>
    /// <exception cref="JobsDatabaseException">The database is damaged or out of reach; the message says how.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> read) =>
        JobMetrics.MeasureAsync(_kind.ToString().ToLowerInvariant(), OutcomeOf, async () =>
        {
            // Not with the time of the work, which has not begun.
            using var turn = await _enter(_deadline.Cancelled);
            return await RunAsync(_deadline, _store, read);
        });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _deadline.DisposeAsync();

    private static string OutcomeOf(Exception failure) => failure switch
    {
        QuestionRefusedException => "refused",
        TimeoutException => "timeout",
        OperationCanceledException => "cancelled",
        JobsDatabaseException { Trouble: DatabaseTrouble.Damaged } => "damaged",
        JobsDatabaseException => "unavailable",
        _ => "error",
    };

    private static async Task<T> RunAsync<T>(Deadline deadline, IJobsDatabase store, Func<CancellationToken, Task<T>> read)
    {
        try
        {
            return await deadline.RunAsync(read);
        }
        catch (Exception failure) when (store.Explain(failure) is { Trouble: not DatabaseTrouble.Other } explained)
        {
            throw explained;
        }
    }
}
