using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The keys of the tags. A pair that the request asks for restricts its own key and not the others, so it stays.</summary>
internal sealed class TagKeyCount() : CountedField(JobFields.Tags)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request);

    // A job has a key at most once, so the sum over a key's values counts its jobs.
    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        VisibleJobs visible, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tags = match.Among(visible.Db.Tags, tag => tag.KeyFolded);
        var counts = await visible.Tally.ByTagAsync(visible.Db, jobs, tags, withAll: false, cancellationToken);
        var keys = await tags
            .Counted(tag => tag.TagId, counts)
            .Select(tag => new { tag.TagId, tag.Key })
            .ToDictionaryAsync(tag => tag.TagId, tag => tag.Key, cancellationToken);
        foreach (var (key, count) in counts.AggregateBy(count => keys[count.Key!.Value], 0L, (sum, count) => sum + count.Count))
        {
            yield return new ValueTally { Value = key, Count = count };
        }
    }
}
