using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The jobs' names, as they are written.</summary>
internal sealed class NameCount() : CountedField(JobFields.DisplayName)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request, filter => filter == JobFilters.DisplayName);

    internal override IAsyncEnumerable<ValueTally> TallyAsync(
        VisibleJobs visible, IQueryable<Job> jobs, ValueMatch match, CancellationToken cancellationToken) =>
        match.Among(jobs.Select(job => job.Detail!), detail => detail.DisplayNameKey)
            .GroupBy(detail => detail.DisplayName)
            .Select(group => new ValueTally { Value = group.Key, Count = group.LongCount() })
            .AsAsyncEnumerable();
}
