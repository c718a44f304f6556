using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Exporting;

/// <summary>All jobs that a question finds, however many.</summary>
public sealed class JobExportQueries
{
    private const int JobsPerPiece = 200;

    private readonly JobGate _gate;

    internal JobExportQueries(JobGate gate)
    {
        _gate = gate;
    }

    /// <summary>
    /// All jobs that the question finds, whole and in its order, on all its pages together. Holds a few of them at a time.
    /// </summary>
    /// <remarks>
    /// How far the search is behind is known before the first job is read. Each reading from the database has a time limit of its
    /// own; how long the caller takes between two jobs does not count.
    /// </remarks>
    public async Task<Answer<IAsyncEnumerable<ExportedJob>>> ExportAsync(ResolvedQuestion question, CancellationToken cancellationToken) =>
        new(JobsAsync(question, cancellationToken), await _gate.SearchLagAsync(question, cancellationToken));

    private async IAsyncEnumerable<ExportedJob> JobsAsync(
        ResolvedQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reading = await _gate.OpenStreamAsync(question.Caller, cancellationToken);
        var details = await reading.OpenSecondAsync();
        // One statement that stays open says which jobs there are and in which order. The wide rows are read beside it.
        var ids = reading.Uses(reading.Jobs.Matching(question).InOrder(question.Request).Select(job => job.Id)
            .AsAsyncEnumerable().GetAsyncEnumerator(reading.Stop));
        while (await reading.RunAsync(stop => NextAsync(ids, details, stop)) is { } jobs)
        {
            foreach (var job in jobs)
            {
                yield return job;
            }
        }
    }

    private static async Task<List<ExportedJob>?> NextAsync(IAsyncEnumerator<long> all, VisibleJobs details, CancellationToken stop)
    {
        var ids = new List<long>(JobsPerPiece);
        while (ids.Count < JobsPerPiece && await all.MoveNextAsync())
        {
            ids.Add(all.Current);
        }
        if (ids.Count == 0)
        {
            return null;
        }
        // An export may go on for long: whoever loses a right meanwhile gets no more of those jobs.
        var visible = await details.AtThisMomentAsync(stop);
        var jobs = await visible.WithIds(ids)
            .Select(j => new { j.Id, j.Detail!.Json, j.Detail.Extras })
            .ToDictionaryAsync(j => j.Id, j => Answered(j.Json, j.Extras), stop);
        return [.. ids.Where(jobs.ContainsKey).Select(id => jobs[id])];

        ExportedJob Answered(string json, string? extras)
        {
            (json, extras) = visible.Answered(json, extras);
            return new ExportedJob(json, extras);
        }
    }
}
