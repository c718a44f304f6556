using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>What a filter may look at beside its own values.</summary>
internal sealed record FilterContext(JobsDb Db, IJobTextSearch Text, JobCaller Caller, NameSearchMode NameSearch);
