using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
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
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = tag.Key;
        var tags = match.Among(db.JobTags.Where(t => t.Tag!.Key == key), t => t.Tag!.ValueFolded);
        var tallies =
            from count in TagCount.Of(tags, jobs)
            join value in db.Tags on count.TagId equals value.TagId
            select new ValueTally { Value = value.Value, Count = count.Count };
        if (match.IsAll)
        {
            // In the same statement, so that no write can come between the two counts.
            tallies = tallies.Concat(jobs.GroupBy(_ => 1).Select(all => new ValueTally { Value = null, Count = all.LongCount() }));
        }
        var without = 0L;
        await foreach (var tally in tallies.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (tally.Value is null)
            {
                without += tally.Count;
                continue;
            }
            // A job has a key at most once, so the remaining jobs do not have it.
            without -= tally.Count;
            yield return tally;
        }
        if (match.IsAll)
        {
            yield return new ValueTally { Value = null, Count = without };
        }
    }
}
