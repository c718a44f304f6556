using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Counting;

/// <summary>How many jobs carry a tag.</summary>
internal sealed class TagCount
{
    public int TagId { get; init; }

    public long Count { get; init; }

    /// <summary>Counted by the tag's number before its text is looked up: there are far fewer tags than jobs that carry one.</summary>
    /// <remarks>A join, because "is among the jobs" would have a database look for every tag of every job.</remarks>
    public static IQueryable<TagCount> Of(IQueryable<JobTag> tags, IQueryable<Job> jobs) =>
        tags
            .Join(jobs, tag => tag.JobId, job => job.Id, (tag, _) => tag)
            .GroupBy(tag => tag.TagId)
            .Select(group => new TagCount { TagId = group.Key, Count = group.LongCount() });
}
