using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Listing;

/// <summary>Which jobs a question finds, a page of them at a time, and one job by its id.</summary>
public sealed class JobListQueries
{
    // Up to so many jobs, to skip them in an index is nothing beside the rest.
    private const int LatePage = 1_000;

    private readonly JobGate _gate;

    internal JobListQueries(JobGate gate)
    {
        _gate = gate;
    }

    /// <summary>The rows of the question's page.</summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="fields">What to tell of each job in <see cref="JobRow.Values"/>, beside what every row has.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Answer<JobRows>> RowsAsync(
        ResolvedQuestion question, ImmutableArray<JobField> fields, CancellationToken cancellationToken) =>
        _gate.AskAsync(question, QuestionKind.Rows, async (jobs, stop) =>
        {
            var (page, hasMore, _) = await PageAsync(jobs, jobs.Matching(question), question.Request, s_row, counts: false, stop);
            var rows = page.ToDictionary(row => row.Id, row => Answered(jobs, row.Row));
            var whole = await RowParts.AddAsync(jobs, rows, new RowFields(fields), question.Request, stop);
            return new JobRows([.. page.Select(row => whole[row.Id])], hasMore);
        }, cancellationToken);

    /// <summary>How many jobs the question finds on all its pages, exactly.</summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Answer<long>> CountAsync(ResolvedQuestion question, QueryPatience patience, CancellationToken cancellationToken) =>
        _gate.AskAsync(
            question,
            QuestionKind.Counts,
            patience,
            (jobs, stop) => jobs.Tally.CountAsync(jobs.Db, jobs.Matching(question), stop),
            cancellationToken);

    /// <summary>
    /// How many jobs the question finds, or <paramref name="most"/> when there are more: the database stops looking there. For when they
    /// cannot be counted in time, so it may take a moment only.
    /// </summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="most">The most that are counted.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Answer<long>> CountUpToAsync(ResolvedQuestion question, int most, CancellationToken cancellationToken) =>
        _gate.AskAsync(
            question,
            QuestionKind.Counts,
            QueryPatience.Moment,
            (jobs, stop) => jobs.Matching(question).Take(most).LongCountAsync(stop),
            cancellationToken);

    /// <summary>The question's page, whole jobs with their count.</summary>
    public Task<Answer<JobJsonPage>> ListAsync(ResolvedQuestion question, CancellationToken cancellationToken) =>
        _gate.AskAsync(question, QuestionKind.Counts, (jobs, whole) => jobs.AtOneMomentAsync(async stop =>
        {
            var found = jobs.Matching(question);
            var (page, _, count) = await PageAsync(jobs, found, question.Request, s_json, counts: true, stop);
            return new JobJsonPage(
                [.. page.Select(job => jobs.Answered(job.Json, extras: null).Json)],
                count ?? await jobs.Tally.CountAsync(jobs.Db, found, stop));
        }, whole), cancellationToken);

    /// <summary>Whether there is any job that the caller may see, of whatever time.</summary>
    public Task<bool> AnyAsync(JobCaller caller, CancellationToken cancellationToken) =>
        _gate.AskAsync(caller, QuestionKind.Rows, (jobs, stop) => jobs.All.AnyAsync(stop), cancellationToken);

    /// <summary>One job, with what only GetJob tells of it; null when there is none, or none that the caller may see.</summary>
    public Task<JobItem?> FindAsync(JobCaller caller, string jobId, CancellationToken cancellationToken) =>
        _gate.AskAsync(caller, QuestionKind.Rows, async (jobs, stop) =>
        {
            var key = JobIds.KeyOf(jobId);
            var found = await jobs.All
                .Where(j => j.Detail!.JobIdKey == key)
                .Select(j => new { j.Detail!.Json, j.Detail.Extras })
                .SingleOrDefaultAsync(stop);
            if (found is null)
            {
                return null;
            }
            var (json, extras) = jobs.Answered(found.Json, found.Extras);
            return StoredJson.Job(json, extras);
        }, cancellationToken);

    /// <returns>
    /// The jobs of the request's page in order, and whether there is one more after them. Each once, also one that changes between two
    /// statements so that both find it. How many there are on all pages only where they were to be counted, and counted with the page.
    /// </returns>
    private static async Task<(List<T> Page, bool HasMore, long? Count)> PageAsync<T>(
        VisibleJobs visible, IQueryable<Job> jobs, ListJobsRequest request, Expression<Func<Job, T>> what, bool counts,
        CancellationToken stop)
        where T : IWithId
    {
        var (skip, size) = ((request.PageNumber - 1) * request.PageSize, request.PageSize);
        if (IsFoundByIndex(visible, request, skip))
        {
            var read = await ReadAsync(visible, jobs.InOrderedParts(request), what, skip, size + 1, stop);
            return ([.. read.Take(size).DistinctBy(job => job.Id)], read.Count > size, null);
        }
        // Ids first, then what is asked of them: a late page costs what an early one does, and no wide row is read to be skipped.
        var (key, part) = (request.SortBy.Sort!.Key, skip..(skip + size + 1));
        var counted = counts
            ? await visible.Tally.OrderedAndCountedAsync(visible.Db, jobs, key, request.Ascending, part, stop)
            : null;
        var ordered = counts ? counted?.Ids : await visible.Tally.OrderedAsync(visible.Db, jobs, key, request.Ascending, part, stop);
        var ids = ordered ?? await ReadAsync(visible, jobs.InOrderedParts(request), s_id, skip, size + 1, stop);
        var found = (await visible.ReadAsync(visible.WithIds([.. ids.Take(size)]).Select(what), stop)).ToDictionary(job => job.Id);
        return ([.. ids.Distinct().Where(found.ContainsKey).Select(id => found[id])], ids.Count > size, counted?.Count);
    }

    private static async Task<List<T>> ReadAsync<T>(
        VisibleJobs visible, IReadOnlyList<IQueryable<Job>> parts, Expression<Func<Job, T>> what, int skip, int size,
        CancellationToken stop)
    {
        var read = new List<T>(size);
        foreach (var part in parts)
        {
            var found = await visible.ReadAsync(part.Skip(skip).Take(size - read.Count).Select(what), stop);
            read.AddRange(found);
            if (read.Count == size || part == parts[^1])
            {
                break;
            }
            // Skip what the previous part did not have.
            skip = skip == 0 || found.Count > 0 ? 0 : skip - await part.CountAsync(stop);
        }
        return read;
    }

    // An index has them one after the other only where every job that it leads to is one of them.
    private static bool IsFoundByIndex(VisibleJobs visible, ListJobsRequest request, int skip) =>
        request.SortBy.Sort!.Index != SortIndex.None && skip < LatePage
        && visible.Rights.SeesAll && !request.HasConditionsBeside(request.SortBy);

    private static JobRow Answered(VisibleJobs jobs, JobRow row) =>
        row with { ReasonMessage = jobs.AnsweredText(row.ReasonMessage, row.UserId) };

    private interface IWithId
    {
        long Id { get; }
    }

    private sealed record JsonWithId(long Id, string Json) : IWithId;

    private sealed record RowWithId(long Id, JobRow Row) : IWithId;

    private static readonly Expression<Func<Job, long>> s_id = job => job.Id;

    private static readonly Expression<Func<Job, JsonWithId>> s_json = job => new JsonWithId(job.Id, job.Detail!.Json);

    private static readonly Expression<Func<Job, RowWithId>> s_row = job => new RowWithId(job.Id, new JobRow
    {
        JobId = job.Detail!.JobId,
        DisplayName = job.Detail.DisplayName,
        Status = job.Status,
        JobType = job.JobType!.Text,
        UserId = job.UserId!.Text,
        Username = job.Username!.Text,
        ResourceId = job.ResourceId!.Text,
        ResourceQuotaName = job.ResourceQuotaName!.Text,
        RequestGPU = job.RequestGPU,
        GmtCreateTime = Time(job.GmtCreateTime),
        GmtFinishTime = Time(job.GmtFinishTime),
        Duration = job.Duration,
        ReasonCode = job.ReasonCode!.Text,
        ReasonMessage = job.Detail.ReasonMessage,
    });

    private static DateTimeOffset? Time(long? seconds) => seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;
}
