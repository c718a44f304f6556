using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Any of several texts that a field must equal, byte for byte or ignoring case.</summary>
public sealed class ValueFilter : ListFilter
{
    private readonly bool _ignoresCase;

    internal ValueFilter(string name, JobField field, Expression<Func<Job, int?>> key, bool ignoresCase = false)
        : base(name)
    {
        (Field, Key, _ignoresCase) = (field, key, ignoresCase);
    }

    internal JobField Field { get; }

    internal Expression<Func<Job, int?>> Key { get; }

    /// <inheritdoc/>
    protected override string Expected => $"items of at most {ListJobsQueryString.MaxTextLength} characters";

    /// <inheritdoc/>
    protected override string? ReadItem(string item) => item.Length <= ListJobsQueryString.MaxTextLength ? item : null;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var texts = _ignoresCase ? values.Select(FoldedText.Of).ToList() : [.. values];
        var matches = context.Db.Values.Where(v => v.Field == Field);
        matches = _ignoresCase ? matches.Where(v => texts.Contains(v.Folded)) : matches.Where(v => texts.Contains(v.Text));
        var keys = matches.Select(v => (int?)v.Key);
        return Key.Is(key => keys.Contains(key));
    }
}
