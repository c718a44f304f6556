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
    public override FilterReading Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return new(null, $"at most {MaxLength} characters");
        }
        var (query, expected) = TextQuery.Parse(text);
        return query is null ? new(null, expected) : new(new TextCondition(this, text, query), null);
    }

    internal override bool LooksUpTexts => true;

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => Read(values[0]) switch
    {
        ({ } condition, _) => condition,
        (null, var expected) => throw new ArgumentException($"{Name}: expected {expected}.", nameof(values)),
    };
}

/// <summary>Words and phrases to search for, already split.</summary>
public sealed class TextCondition : FilterCondition
{
    private readonly TextFilter _filter;

    internal TextCondition(TextFilter filter, string text, TextQuery query)
        : base(filter, [text])
    {
        (_filter, Query) = (filter, query);
    }

    /// <summary>The words and phrases.</summary>
    public TextQuery Query { get; }

    /// <summary>The condition that finds words by how they begin; null when no text asks for more.</summary>
    public FilterCondition? AsBeginnings => Query.AsBeginnings is { } beginnings ? _filter.Read(beginnings).Condition : null;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context) => _filter.Fields is [var only]
        ? context.IsAmong(context.Text.Matching(context.Db, only, Query))
        : Query.Terms.Select(term => context.IsAmong(InAnyField(context, term))).Aggregate(JobExpressions.And);

    private IQueryable<long> InAnyField(FilterContext context, TextTerm term) =>
        _filter.Fields.Select(field => context.Text.Matching(context.Db, field, new TextQuery([term]))).Aggregate(Queryable.Concat);
}
