using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A text that the job's description must contain, literally and in any case.</summary>
public sealed class DescriptionFilter : SingleTextFilter
{
    internal override bool LooksUpTexts => true;

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new DescriptionCondition(this, values[0]);

    private sealed class DescriptionCondition(DescriptionFilter filter, string part) : FilterCondition(filter, [part])
    {
        private readonly string _folded = CaseFolding.Of(part);

        internal override Expression<Func<Job, bool>> Finds(FilterContext context) =>
            context.IsAmong(context.Text.DescriptionContaining(context.Db, _folded));
    }
}
