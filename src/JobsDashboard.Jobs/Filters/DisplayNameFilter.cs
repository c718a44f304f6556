using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>The job's name, compared as <see cref="NameSearchMode"/> says.</summary>
public sealed class DisplayNameFilter : SingleTextFilter
{
    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var ids = Ids(context, CaseFolding.Of(values[0]));
        return job => ids.Contains(job.Id);
    }

    private static IQueryable<long> Ids(FilterContext context, string folded)
    {
        var details = context.Db.Details;
        switch (context.NameSearch)
        {
            case NameSearchMode.Exact:
                return details.Where(d => d.DisplayNameKey == folded).Select(d => d.Id);
            case NameSearchMode.Prefix:
                Expression<Func<JobDetail, string?>> name = d => d.DisplayNameKey;
                return details.Where(name.Is(JobExpressions.BeginsWith(folded))).Select(d => d.Id);
            default:
                return context.Text.NameContaining(context.Db, folded);
        }
    }
}
