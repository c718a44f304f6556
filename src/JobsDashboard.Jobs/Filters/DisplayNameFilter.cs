using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>The job's name, compared as <see cref="NameSearchMode"/> says.</summary>
public sealed class DisplayNameFilter : SingleTextFilter
{
    internal override bool LooksUpTexts => true;

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new NameCondition(this, values[0]);

    private sealed class NameCondition(DisplayNameFilter filter, string name) : FilterCondition(filter, [name])
    {
        private readonly string _folded = CaseFolding.Of(name);

        internal override Expression<Func<Job, bool>> Finds(FilterContext context) => context.IsAmong(Ids(context, _folded));

        private static IQueryable<long> Ids(FilterContext context, string folded)
        {
            var details = context.Db.Details;
            switch (context.NameSearch)
            {
                case NameSearchMode.Exact:
                    return details.Where(d => d.DisplayNameKey == folded).Select(d => d.Id);
                case NameSearchMode.Prefix:
                    Expression<Func<JobDetail, string?>> key = d => d.DisplayNameKey;
                    return details.Where(key.Is(JobExpressions.BeginsWith(folded))).Select(d => d.Id);
                default:
                    return context.Text.NameContaining(context.Db, folded);
            }
        }
    }
}
