using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The jobs that a caller may see, as one moment's question finds them: what may be seen is applied first, whatever is asked.</summary>
internal sealed record VisibleJobs(JobsDb Db, IJobTextSearch Text, JobCaller Caller, DateTimeOffset Now)
{
    public IQueryable<Job> Matching(ListJobsRequest request) =>
        Db.Jobs.VisibleTo(Db, Caller).Matching(new FilterContext(Db, Text, Caller, request.DisplayNameSearchMode), request.At(Now));
}
