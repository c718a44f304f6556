using System.Collections.Immutable;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Jobs.Counting;

/// <summary>How the jobs that a question finds divide: among the values of a field, and over time.</summary>
public sealed class JobCountQueries
{
    private readonly JobGate _gate;

    internal JobCountQueries(JobGate gate)
    {
        _gate = gate;
    }

    /// <summary>How the jobs divide among the values of each field, counted without what the question says of that field itself.</summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="fields">Fields of which a job has one value or none.</param>
    /// <param name="top">The most values to give of a field.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<Answer<ImmutableArray<Facet>>> FacetsAsync(
        ResolvedQuestion question, ImmutableArray<CountedField> fields, int top, CancellationToken cancellationToken)
    {
        var lag = await _gate.SearchLagAsync(question, cancellationToken);
        await using var reading = await _gate.OpenAsync(question.Caller, QuestionKind.Counts, cancellationToken);
        var facets = new Dictionary<CountedField, Facet>();
        foreach (var pass in PassesOf(question.Request, fields, reading.Jobs.Tally.KeysAtOnce))
        {
            // Each is a query of its own, and so has the time of one.
            foreach (var facet in await reading.RunAsync(stop => CountAsync(reading.Jobs, question, pass, top, stop)))
            {
                facets[facet.Field] = facet;
            }
        }
        return new([.. fields.Select(field => facets[field])], lag);
    }

    /// <summary>
    /// Those of some fields that are counted in the same pass over the jobs as one of them, which is among them. To ask for these at once
    /// takes hardly longer than for that one; others would make it wait.
    /// </summary>
    /// <param name="request">Which jobs.</param>
    /// <param name="field">The one.</param>
    /// <param name="others">The others.</param>
    public ImmutableArray<CountedField> CountedTogether(
        ListJobsRequest request, CountedField field, IEnumerable<CountedField> others) =>
        [.. PassesOf(request, [field, .. others], _gate.KeysAtOnce).First(pass => pass.Contains(field))];

    /// <summary>
    /// The values of a field on the jobs that the question finds without what it says of that field itself, most used first.
    /// </summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="field">The field.</param>
    /// <param name="match">Which values are asked for.</param>
    /// <param name="limit">The most values to give.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Answer<ImmutableArray<ValueCount>>> SuggestAsync(
        ResolvedQuestion question, CountedField field, ValueMatch match, int limit, CancellationToken cancellationToken) =>
        _gate.AskAsync(
            question,
            QuestionKind.Suggestions,
            async (jobs, stop) => (await TopAsync(jobs, question, field, match, limit, stop)).Values,
            cancellationToken);

    /// <summary>How the jobs divide over the question's time range and by status.</summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="size">How long a bucket is; null for the shortest nice size with no more than <paramref name="max"/> buckets.</param>
    /// <param name="max">The most buckets there may be.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="TooManyBucketsException">The range has more buckets of that size.</exception>
    public Task<Answer<TimeHistogram>> HistogramAsync(
        ResolvedQuestion question, BucketSize? size, int max, CancellationToken cancellationToken) =>
        _gate.AskAsync(
            question,
            QuestionKind.Counts,
            (jobs, stop) => JobHistogram.CountAsync(jobs, question, size, max, stop),
            cancellationToken);

    /// <summary>What the jobs that the question finds have asked for, used and waited.</summary>
    /// <param name="question">Which jobs. Running ones are reckoned up to its moment of asking.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Answer<JobSummary>> SummaryAsync(ResolvedQuestion question, CancellationToken cancellationToken) =>
        _gate.AskAsync(
            question,
            QuestionKind.Counts,
            async (jobs, stop) => JobSummary.Of(
                await jobs.Tally.UsesAsync(jobs.Db, jobs.Matching(question), question.AskedAt.ToUnixTimeSeconds(), stop)),
            cancellationToken);

    /// <summary>
    /// How the jobs divide over the question's time range and by status, in spans as the clock of a time zone divides time: a day begins
    /// at its midnight.
    /// </summary>
    /// <param name="question">Which jobs.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="max">The most buckets there may be, of the shortest nice length.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Answer<ZonedHistogram>> ZonedHistogramAsync(
        ResolvedQuestion question, ZoneClock clock, int max, CancellationToken cancellationToken) =>
        _gate.AskAsync(
            question,
            QuestionKind.Counts,
            (jobs, stop) => JobHistogram.CountAsync(jobs, question, clock, max, stop),
            cancellationToken);

    // Fields are counted together when they are counted on the same jobs: those of which the question says nothing are.
    private static IEnumerable<CountedField[]> PassesOf(ListJobsRequest request, ImmutableArray<CountedField> fields, int most)
    {
        var keyed = fields.OfType<KeyedCount>().Distinct().GroupBy(field => field.Unrestricted(request));
        return keyed.SelectMany(same => same.Chunk<CountedField>(most))
            .Concat(fields.Where(field => field is not KeyedCount).Select(field => new[] { field }));
    }

    private static async Task<List<Facet>> CountAsync(
        VisibleJobs jobs, ResolvedQuestion question, CountedField[] fields, int top, CancellationToken stop)
    {
        if (fields is [not KeyedCount and var only])
        {
            return [(await TopAsync(jobs, question, only, ValueMatch.All, top, stop)).ToFacet(only)];
        }
        var keyed = fields.Cast<KeyedCount>().ToList();
        var unrestricted = question with { Request = keyed[0].Unrestricted(question.Request) };
        var counts = await jobs.Tally.ByKeysAsync(jobs.Db, jobs.Matching(unrestricted), [.. keyed.Select(field => field.Key)], stop);
        var facets = new List<Facet>();
        foreach (var (field, numbers) in keyed.Zip(counts))
        {
            facets.Add((await field.TopAsync(jobs, numbers, top, stop)).ToFacet(field));
        }
        return facets;
    }

    private static Task<TopValues> TopAsync(
        VisibleJobs jobs, ResolvedQuestion question, CountedField field, ValueMatch match, int size, CancellationToken stop)
    {
        var unrestricted = question with { Request = field.Unrestricted(question.Request) };
        return TopValues.OfAsync(field.TallyAsync(jobs, jobs.Matching(unrestricted), match, stop), size, stop);
    }
}
