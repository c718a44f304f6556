using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The values of one tag.</summary>
internal sealed class TagValueCount(TagField tag) : CountedField(tag)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request) with
    {
        Tags = request.Tags.Remove(tag.Key),
        TagsIn = request.TagsIn.Remove(tag.Key),
        ExcludedTags = request.ExcludedTags.Except(request.ExcludedTags.Where(excluded => excluded.Key == tag.Key)),
    };

    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        VisibleJobs visible, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tags = match.Among(visible.Db.Tags.Where(t => t.Key == tag.Key), t => t.ValueFolded);
        var counts = await visible.Tally.ByTagAsync(visible.Db, jobs, tags, withAll: match.IsAll, cancellationToken);
        var values = await tags
            .Counted(t => t.TagId, counts)
            .Select(t => new { t.TagId, t.Value })
            .ToDictionaryAsync(t => t.TagId, t => t.Value, cancellationToken);
        // A job has a key at most once, so the remaining jobs do not have it.
        var without = counts.Sum(count => count.Key is null ? count.Count : -count.Count);
        foreach (var count in counts)
        {
            if (count.Key is { } id)
            {
                yield return new ValueTally { Value = values[id], Count = count.Count };
            }
        }
        if (match.IsAll)
        {
            yield return new ValueTally { Value = null, Count = without };
        }
    }
}
