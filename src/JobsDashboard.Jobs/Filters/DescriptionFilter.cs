using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A text that the job's description must contain, literally and in any case.</summary>
public sealed class DescriptionFilter : SingleTextFilter
{
    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var ids = context.Text.DescriptionContaining(context.Db, CaseFolding.Of(values[0]));
        return job => ids.Contains(job.Id);
    }
}
