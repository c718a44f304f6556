using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>Words and phrases that must all occur in a text field, or each in any of several fields.</summary>
public sealed class TextFilter(params ImmutableArray<TextField> fields) : SingleTextFilter
{
    /// <inheritdoc/>
    public override int MaxLength => 512;

    /// <summary>What is searched.</summary>
    public ImmutableArray<TextField> Fields { get; } = fields;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        base.Read(text) is { Expected: not null } tooLong ? tooLong
        : TextQuery.Parse(text) is { Expected: { } expected } ? ([], expected) : ([text], null);

    /// <summary>The text that asks for words that begin as those of <paramref name="text"/> do; null when no text says more.</summary>
    public string? AsBeginnings(string text) =>
        TextQuery.Parse(text).Query?.AsBeginnings is { } beginnings && Read(beginnings).Expected is null ? beginnings : null;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var query = TextQuery.Parse(values[0]).Query ?? throw new ArgumentException("The text was not read by this filter.", nameof(values));
        return Fields is [var only]
            ? IsAmong(context.Text.Matching(context.Db, only, query))
            : query.Terms.Select(term => IsAmong(InAnyField(context, term))).Aggregate(JobExpressions.And);
    }

    private IQueryable<long> InAnyField(FilterContext context, TextTerm term) =>
        Fields.Select(field => context.Text.Matching(context.Db, field, new TextQuery([term]))).Aggregate(Queryable.Concat);

    private static Expression<Func<Job, bool>> IsAmong(IQueryable<long> ids) => job => ids.Contains(job.Id);
}
