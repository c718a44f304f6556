using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Any of several texts that a field must equal, byte for byte or ignoring case.</summary>
public sealed class ValueFilter : ListFilter
{
    internal ValueFilter(JobField field, Expression<Func<Job, int?>> key)
    {
        (Field, Key) = (field, key);
    }

    /// <summary>Whether values that differ only in case are one.</summary>
    public bool IgnoresCase { get; init; }

    internal JobField Field { get; }

    internal Expression<Func<Job, int?>> Key { get; }

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var texts = IgnoresCase ? values.Select(FoldedText.Of).ToList() : [.. values];
        var matches = context.Db.Values.Where(v => v.Field == Field);
        matches = IgnoresCase ? matches.Where(v => texts.Contains(v.Folded)) : matches.Where(v => texts.Contains(v.Text));
        var keys = matches.Select(v => (int?)v.Key);
        return Key.Is(key => keys.Contains(key));
    }
}
