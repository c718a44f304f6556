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

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var part = CaseFolding.Of(values[0]);
        var keys = context.Db.Values.Where(v => v.Field == _field.Number && v.Folded.Contains(part)).Select(v => (int?)v.Key);
        return _field.Key.Is(key => keys.Contains(key));
    }
}
