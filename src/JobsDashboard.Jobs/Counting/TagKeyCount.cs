using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The keys of the tags. A pair that the request asks for restricts its own key and not the others, so it stays.</summary>
internal sealed class TagKeyCount() : CountedField(JobFields.Tags)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request);

    // A job has a key at most once, so the sum over a key's values counts its jobs.
    internal override IAsyncEnumerable<ValueTally> TallyAsync(
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, CancellationToken cancellationToken)
    {
        var tags = match.Among(db.JobTags, tag => tag.Tag!.KeyFolded);
        var tallies =
            from count in TagCount.Of(tags, jobs)
            join tag in db.Tags on count.TagId equals tag.TagId
            group count.Count by tag.Key into keys
            select new ValueTally { Value = keys.Key, Count = keys.Sum() };
        return tallies.AsAsyncEnumerable();
    }
}
