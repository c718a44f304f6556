using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Words and phrases that must all occur in a text field.</summary>
public sealed class TextFilter(string name, TextField field) : SingleTextFilter(name)
{
    /// <summary>The most characters of a text, in UTF-16 units.</summary>
    public const int MaxLength = 512;

    /// <summary>What is searched.</summary>
    public TextField Field { get; } = field;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        text.Length > MaxLength ? ([], $"at most {MaxLength} characters")
        : TextQuery.Parse(text) is { Expected: { } expected } ? ([], expected) : ([text], null);

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var query = TextQuery.Parse(values[0]).Query ?? throw new ArgumentException("The text was not read by this filter.", nameof(values));
        var ids = context.Text.Matching(context.Db, Field, query);
        return job => ids.Contains(job.Id);
    }
}
