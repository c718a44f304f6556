using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Jobs.Filters;

/// <summary>Any of a few names, each of which says something of a job.</summary>
public sealed class ChoiceFilter : ListFilter
{
    private readonly JobField _field;
    private readonly FrozenDictionary<string, FieldChoice> _choices;

    internal ChoiceFilter(ChoiceField field)
        : this(field, field.Choices)
    {
    }

    internal ChoiceFilter(JobField field, params IEnumerable<FieldChoice> choices)
    {
        (_field, Choices) = (field, [.. choices]);
        _choices = Choices.ToFrozenDictionary(choice => choice.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override ImmutableArray<FieldChoice> Choices { get; }

    /// <summary>Whether several of the choices make sense together.</summary>
    public bool IsSingle { get; init; }

    /// <inheritdoc/>
    public override bool TakesSeveral => !IsSingle;

    /// <inheritdoc/>
    protected override string Expected =>
        $"{(IsSingle ? "one of" : "one or more of")} {string.Join(", ", Choices.Select(choice => choice.Name))}";

    /// <inheritdoc/>
    public override FilterReading Read(string text) =>
        base.Read(text) is var reading && reading.Values.Length > 1 && IsSingle ? new(null, Expected) : reading;

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new ChoiceCondition(this, [.. values.Select(Choice)]);

    /// <inheritdoc/>
    protected override string? ReadItem(string item) => _choices.GetValueOrDefault(item)?.Name;

    internal override bool IsOver(JobField field) =>
        field == _field || (_field is ChoiceField { Refines: { } refined } && refined == field);

    private FieldChoice Choice(string name) =>
        _choices.GetValueOrDefault(name) ?? throw new ArgumentException($"{Name} has no value {name}.", nameof(name));

    private sealed class ChoiceCondition(ChoiceFilter filter, ImmutableArray<FieldChoice> choices)
        : FilterCondition(filter, [.. choices.Select(choice => choice.Name)])
    {
        internal override Expression<Func<Job, bool>> Finds(FilterContext context) =>
            choices.Select(choice => choice.Finds).Aggregate(JobExpressions.Or);
    }
}
