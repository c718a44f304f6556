using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The jobs that a caller may see. What may be seen is applied first, whatever is asked.</summary>
internal sealed record VisibleJobs(JobsDb Db, IJobTextSearch Text, JobCaller Caller)
{
    /// <summary>All of them.</summary>
    public IQueryable<Job> All => Db.Jobs.VisibleTo(Db, Caller);

    /// <summary>Those that a question finds.</summary>
    public IQueryable<Job> Matching(ResolvedQuestion question) =>
        All.Matching(new FilterContext(Db, Text, Caller, question.Request.DisplayNameSearchMode), question);
}
