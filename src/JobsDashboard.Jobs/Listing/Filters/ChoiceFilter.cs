using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Any of a few names, each of which says something of a job that no single field holds.</summary>
public sealed class ChoiceFilter : ListFilter
{
    private readonly FrozenDictionary<string, Expression<Func<Job, bool>>> _choices;

    internal ChoiceFilter(string name, bool takesSeveral, params IEnumerable<(string Name, Expression<Func<Job, bool>> Finds)> choices)
        : base(name)
    {
        TakesSeveral = takesSeveral;
        Choices = [.. choices.Select(choice => choice.Name)];
        _choices = choices.ToFrozenDictionary(choice => choice.Name, choice => choice.Finds, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names, as the contract writes them.</summary>
    public ImmutableArray<string> Choices { get; }

    /// <inheritdoc/>
    public override bool TakesSeveral { get; }

    /// <inheritdoc/>
    protected override string Expected => $"{(TakesSeveral ? "one or more of" : "one of")} {string.Join(", ", Choices)}";

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        base.Read(text) is var (values, expected) && values.Length > 1 && !TakesSeveral ? ([], Expected) : (values, expected);

    /// <inheritdoc/>
    protected override string? ReadItem(string item) => Choices.FirstOrDefault(name => name.Equals(item, StringComparison.OrdinalIgnoreCase));

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values) =>
        values.Select(value => _choices[value]).Aggregate(JobExpressions.Or);
}
