using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A text that a field must contain, literally and in any case.</summary>
public sealed class SubstringFilter : SingleTextFilter
{
    private readonly JobField _field;
    private readonly Expression<Func<Job, int?>> _key;

    internal SubstringFilter(JobField field)
    {
        (_field, _key) = (field, JobFieldKeys.Of(field));
    }

    internal override bool IsOver(JobField field) => field == _field;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var part = CaseFolding.Of(values[0]);
        var keys = context.Db.Values.Where(v => v.Field == _field && v.Folded.Contains(part)).Select(v => (int?)v.Key);
        return _key.Is(key => keys.Contains(key));
    }
}
