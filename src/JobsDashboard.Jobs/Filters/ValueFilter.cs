using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>Any of several texts that a field must equal, byte for byte or ignoring case.</summary>
public sealed class ValueFilter : ListFilter
{
    private readonly SharedTextField _field;

    internal ValueFilter(SharedTextField field)
    {
        _field = field;
    }

    /// <summary>Whether values that differ only in case are one.</summary>
    public bool IgnoresCase { get; init; }

    internal override bool IsOver(JobField field) => field == _field;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var texts = IgnoresCase ? values.Select(CaseFolding.Of).ToList() : [.. values];
        var matches = context.Db.Values.Where(v => v.Field == _field.Number);
        Expression<Func<JobValue, string>> text = IgnoresCase ? v => v.Folded : v => v.Text;
        var keys = matches.Where(context.Text.IsAnyOf(context.Db, text, texts)).Select(v => (int?)v.Key);
        return _field.Key.Is(key => keys.Contains(key));
    }
}
