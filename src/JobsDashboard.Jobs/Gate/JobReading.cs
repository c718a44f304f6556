using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>A question while it is answered: the jobs that its caller may see, and the time that each piece of work has.</summary>
internal sealed class JobReading : IAsyncDisposable
{
    private readonly ReadingDatabases _databases;
    private readonly IJobsDatabase _store;
    private readonly Deadline _deadline;

    private JobReading(ReadingDatabases databases, IJobsDatabase store, Deadline deadline, VisibleJobs jobs)
    {
        (_databases, _store, _deadline, Jobs) = (databases, store, deadline, jobs);
    }

    /// <summary>The jobs that the caller may see.</summary>
    public VisibleJobs Jobs { get; }

    /// <summary>Stops the work; the same for every piece.</summary>
    public CancellationToken Stop => _deadline.Stop;

    public static async Task<JobReading> OpenAsync(
        ReadingDatabases databases,
        IDbContextFactory<JobsDb> source,
        IJobTextSearch text,
        SecretMask secrets,
        IJobsDatabase store,
        JobCaller caller,
        Deadline deadline)
    {
        try
        {
            var db = deadline.Uses(await source.CreateDbContextAsync(deadline.Stop));
            var rights = await RunAsync(deadline, store, stop => CallerRights.ReadAsync(db, caller, text.MaxJobsOneByOne, stop));
            return new JobReading(databases, store, deadline, new VisibleJobs(db, text, secrets, caller, rights));
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

    /// <summary>One piece of work. Damage that it meets is remembered, whoever asked and whatever becomes of the failure.</summary>
    /// <exception cref="TimeoutException">It took too long and was stopped.</exception>
    /// <exception cref="JobsDatabaseException">The database is damaged or out of reach; the message says how.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> read) => RunAsync(_deadline, _store, read);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _deadline.DisposeAsync();

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
