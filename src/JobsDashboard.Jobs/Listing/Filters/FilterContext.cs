using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>What a filter may look at beside its own values.</summary>
internal sealed record FilterContext(JobsDb Db, IJobTextSearch Text, JobCaller Caller, ListJobsRequest Request);
