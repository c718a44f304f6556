using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The values of one tag.</summary>
internal sealed class TagField(string name, string key) : CountedField(name)
{
    internal override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request, Name) with
    {
        Tags = request.Tags.Remove(key),
        ExcludedTags = request.ExcludedTags.Except(request.ExcludedTags.Where(tag => tag.Key == key)),
    };

    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tags = match.Among(db.JobTags.Where(tag => tag.Tag!.Key == key), tag => tag.Tag!.ValueFolded);
        var tallies =
            from count in TagCount.Of(tags, jobs)
            join tag in db.Tags on count.TagId equals tag.TagId
            select new ValueTally { Value = tag.Value, Count = count.Count };
        if (match.IsAll)
        {
            // In the same statement, so that nothing is written between the two.
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
            // A job has a key once at the most, so what is left of all of them has it not at all.
            without -= tally.Count;
            yield return tally;
        }
        if (match.IsAll)
        {
            yield return new ValueTally { Value = null, Count = without };
        }
    }
}
