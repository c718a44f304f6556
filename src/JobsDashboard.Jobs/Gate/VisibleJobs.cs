using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The jobs that a caller may see. What may be seen is applied first, whatever is asked.</summary>
internal sealed record VisibleJobs(
    JobsDb Db, IJobTextSearch Text, IJobTally Tally, SecretMask Secrets, JobCaller Caller, CallerRights Rights)
{
    /// <summary>All of them.</summary>
    public IQueryable<Job> All => Db.Jobs.VisibleTo(Rights);

    /// <summary>Those that a question finds.</summary>
    public IQueryable<Job> Matching(ResolvedQuestion question) =>
        All.Matching(new FilterContext(Db, Text, Caller, question.Request.DisplayNameSearchMode, Rights.AreFew), question);

    /// <summary>Those of some ids that a question has found before. What the caller may see is held against them once more.</summary>
    public IQueryable<Job> WithIds(IReadOnlyCollection<long> ids) => All.Where(job => ids.Contains(job.Id));

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
