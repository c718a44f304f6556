using System.Data;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The jobs that a caller may see. What may be seen is applied first, whatever is asked.</summary>
internal sealed record VisibleJobs(
    JobsDb Db, IJobTextSearch Text, IJobTally Tally, SecretMask Secrets, JobCaller Caller, CallerRights Rights)
{
    /// <summary>In which isolation several statements see one moment; null where each sees its own.</summary>
    public IsolationLevel? OneMoment { get; init; }

    /// <summary>How the rows of pages are read.</summary>
    public required QueryReader Reader { private get; init; }

    /// <summary>All of them.</summary>
    public IQueryable<Job> All => Db.Jobs.VisibleTo(Rights);

    /// <summary>Those that a question finds.</summary>
    public IQueryable<Job> Matching(ResolvedQuestion question) =>
        All.Matching(new FilterContext(Db, Text, Caller, question.Request.DisplayNameSearchMode, Rights.AreFew), question);

    /// <summary>Those of some ids that a question has found before. What the caller may see is held against them once more.</summary>
    // Job by job: held against all of them at once, a database looks for the jobs that the caller may see, and then for these among them.
    public IQueryable<Job> WithIds(IReadOnlyCollection<long> ids)
    {
        var found = Db.Jobs.Where(job => EF.Parameter(ids).Contains(job.Id));
        return Rights.SeesAll ? found : found.Where(job => All.Where(visible => visible.Id == job.Id).Any());
    }

    /// <summary>What a query over these jobs makes of them, all of it.</summary>
    public Task<List<T>> ReadAsync<T>(IQueryable<T> query, CancellationToken cancellationToken) =>
        Reader.ReadAsync(Db, query, cancellationToken);

    /// <summary>Reads several things as they were at one moment, where the database can do that.</summary>
    /// <param name="read">Reads them; all of them again when the connection breaks.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public Task<T> AtOneMomentAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        OneMoment is { } isolation
            ? Db.Database.CreateExecutionStrategy().ExecuteAsync(
                async stop =>
                {
                    await using var moment = await Db.Database.BeginTransactionAsync(isolation, stop);
                    var answer = await read(stop);
                    await moment.CommitAsync(stop);
                    return answer;
                },
                cancellationToken)
            : read(cancellationToken);

    /// <summary>The jobs that the caller may see by now.</summary>
    public async Task<VisibleJobs> AtThisMomentAsync(CancellationToken cancellationToken) =>
        this with { Rights = await CallerRights.ReadAsync(Db, Caller, Text.MaxJobsOneByOne, cancellationToken) };

    /// <summary>A stored job as it is answered: checked, and without the secrets that the caller may not see.</summary>
    /// <exception cref="JobsDatabaseException">It is damaged.</exception>
    public (string Json, string? Extras) Answered(string json, string? extras) =>
        Mask.Of(StoredJson.Answered(json), StoredJson.AnsweredExtras(extras));

    /// <summary>A text of a stored job as it is answered.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="owner">The job's owner.</param>
    public string? AnsweredText(string? text, string? owner) => Mask.TextOf(text, owner);

    private JobMask Mask => new(Secrets, Caller);
}
