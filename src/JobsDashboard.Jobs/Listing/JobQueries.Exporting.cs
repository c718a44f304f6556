using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Listing;

/// <content>All jobs of a request, however many.</content>
public sealed partial class JobQueries
{
    private const int JobsPerPiece = 200;

    /// <summary>All jobs that the request finds, whole and in its order, on all its pages together. Holds a few of them at a time.</summary>
    /// <remarks>Each reading from the database has its own deadline; however long whoever takes the jobs needs is nobody's concern here.</remarks>
    public async IAsyncEnumerable<ExportedJob> ExportAsync(
        JobCaller caller, ListJobsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var deadline = new Deadline(_deadline, _time, cancellationToken);
        var order = deadline.Uses(await _streams.CreateDbContextAsync(cancellationToken));
        var details = deadline.Uses(await _databases.CreateDbContextAsync(cancellationToken));
        // One statement that stays open says which jobs there are and in which order. The wide rows are read beside it.
        var ids = deadline.Uses(VisibleTo(caller, order).Matching(request).InOrder(request).Select(job => job.Id)
            .AsAsyncEnumerable().GetAsyncEnumerator(deadline.Stop));
        while (await RunAsync(deadline, stop => NextAsync(ids, details, stop)) is { } jobs)
        {
            foreach (var job in jobs)
            {
                yield return job;
            }
        }
    }

    private static async Task<List<ExportedJob>?> NextAsync(IAsyncEnumerator<long> all, JobsDb db, CancellationToken stop)
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
        var jobs = await db.Details
            .Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, d.Json, d.Extras })
            .ToDictionaryAsync(d => d.Id, d => new ExportedJob(d.Json, d.Extras), stop);
        return [.. ids.Where(jobs.ContainsKey).Select(id => jobs[id])];
    }
}
