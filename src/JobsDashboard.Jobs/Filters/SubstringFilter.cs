using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A text that a field must contain, literally and in any case.</summary>
public sealed class SubstringFilter : SingleTextFilter
{
    private readonly SharedTextField _field;

    internal SubstringFilter(SharedTextField field)
    {
        _field = field;
    }

    internal override bool IsOver(JobField field) => field == _field;

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new SubstringCondition(this, values[0]);

    private sealed class SubstringCondition(SubstringFilter filter, string text) : FilterCondition(filter, [text])
    {
        private readonly SharedTextField _field = filter._field;
        private readonly string _folded = CaseFolding.Of(text);

        internal override Expression<Func<Job, bool>> Finds(FilterContext context)
        {
            var part = _folded;
            var keys = context.Db.Values.Where(v => v.Field == _field.Number && v.Folded.Contains(part)).Select(v => (int?)v.Key);
            return _field.Key.Is(key => keys.Contains(key));
        }
    }
}
