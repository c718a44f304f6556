using System.Linq.Expressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>What a filter may look at beside its own values.</summary>
/// <param name="Db">Where values, tags and texts are looked up.</param>
/// <param name="Text">How jobs are found by text.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="NameSearch">How names are compared.</param>
/// <param name="OneByOne">Whether the caller sees so few jobs that the texts of each are looked at.</param>
internal sealed record FilterContext(JobsDb Db, IJobTextSearch Text, JobCaller Caller, NameSearchMode NameSearch, bool OneByOne)
{
    /// <summary>The jobs that a search in texts finds.</summary>
    /// <remarks>
    /// Looked up at once, all jobs that have a word cost time, also those that the caller may not see. Not Any with a condition, of which
    /// EF makes the same as of Contains.
    /// </remarks>
    public Expression<Func<Job, bool>> IsAmong(IQueryable<long> found) =>
        OneByOne ? job => found.Where(id => id == job.Id).Any() : job => found.Contains(job.Id);
}
