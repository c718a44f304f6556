using System.Collections.Immutable;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Listing;

/// <summary>
/// What rows have beside what every row has: further fields, and the piece of text where the searched words stand. At most two statements
/// for all rows of a page, and none when nothing is asked.
/// </summary>
internal static class RowParts
{
    /// <summary>The rows with their parts.</summary>
    /// <param name="jobs">The jobs that the caller may see.</param>
    /// <param name="rows">The rows as they are answered, by the key of their jobs.</param>
    /// <param name="fields">Further fields.</param>
    /// <param name="request">Which words are searched.</param>
    /// <param name="stop">Stops the queries.</param>
    public static async Task<Dictionary<long, JobRow>> AddAsync(
        VisibleJobs jobs, Dictionary<long, JobRow> rows, RowFields fields, ListJobsRequest request, CancellationToken stop)
    {
        var pieces = new TextPieces(request);
        if (pieces.AreNone && !fields.HasColumns && !fields.NeedWholeJobs)
        {
            return rows;
        }
        var found = rows.ToDictionary(row => row.Key, row => row.Value with { Piece = pieces.In(row.Value) });
        var unread = found.Where(row => fields.NeedWholeJobs || (row.Value.Piece is null && pieces.MayBeInWholeJobs))
            .Select(row => row.Key).ToList();
        var columns = await ReadColumnsAsync(jobs, fields.HasColumns ? [.. rows.Keys] : [], fields, stop);
        var items = await ReadJobsAsync(jobs, unread, fields.NeedExtras, fields.NeedWholeJobs ? null : pieces.FieldsOfWholeJobs, stop);
        return found.ToDictionary(row => row.Key, row =>
        {
            var item = items.GetValueOrDefault(row.Key);
            var values = (columns.GetValueOrDefault(row.Key) is { } column ? fields.ValuesIn(column) : [])
                .Concat(item is null ? [] : fields.ValuesIn(item))
                .ToImmutableDictionary();
            return row.Value with
            {
                Values = values.IsEmpty ? null : values,
                Piece = row.Value.Piece ?? (item is null ? null : pieces.In(item)),
            };
        });
    }

    private static async Task<Dictionary<long, object?[]>> ReadColumnsAsync(
        VisibleJobs jobs, List<long> ids, RowFields fields, CancellationToken stop) => ids.Count == 0
        ? new()
        : (await jobs.WithIds(ids).Select(fields.Columns()).ToListAsync(stop)).ToDictionary(columns => (long)columns[0]!);

    // Null reads all fields. To make a job of all that is stored of it takes longer than anything else on a page.
    private static async Task<Dictionary<long, JobItem>> ReadJobsAsync(
        VisibleJobs jobs, List<long> ids, bool withExtras, IReadOnlyCollection<string>? only, CancellationToken stop)
    {
        if (ids.Count == 0)
        {
            return new();
        }
        var found = jobs.WithIds(ids);
        var texts = withExtras
            ? found.Select(job => new { job.Id, job.Detail!.Json, job.Detail.Extras })
            : found.Select(job => new { job.Id, job.Detail!.Json, Extras = (string?)null });
        return await texts.AsAsyncEnumerable().ToDictionaryAsync(
            job => job.Id,
            job =>
            {
                var (json, extras) = jobs.Answered(only is null ? job.Json : StoredJson.Part(job.Json, only), job.Extras);
                return StoredJson.Job(json, extras);
            },
            cancellationToken: stop);
    }
}
