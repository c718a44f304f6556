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

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new ValueCondition(this, values);

    private sealed class ValueCondition(ValueFilter filter, ImmutableArray<string> values) : FilterCondition(filter, values)
    {
        private readonly SharedTextField _field = filter._field;
        private readonly List<string> _texts = [.. filter.IgnoresCase ? values.Select(CaseFolding.Of) : values];

        internal override Expression<Func<Job, bool>> Finds(FilterContext context)
        {
            Expression<Func<JobValue, string>> text = filter.IgnoresCase ? v => v.Folded : v => v.Text;
            var keys = context.Db.Values
                .Where(v => v.Field == _field.Number)
                .Where(context.Text.IsAnyOf(context.Db, text, _texts))
                .Select(v => (int?)v.Key);
            return _field.Key.Is(key => keys.Contains(key));
        }
    }
}
