using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Filters;

/// <summary>What a filter asks for, read once and for all. Two conditions are equal when a URL writes them alike.</summary>
public abstract class FilterCondition : IEquatable<FilterCondition>
{
    private protected FilterCondition(JobFilter filter, ImmutableArray<string> values)
    {
        (Filter, Values) = (filter, values);
    }

    /// <summary>The filter.</summary>
    public JobFilter Filter { get; }

    /// <summary>The values as the contract writes them, of which any suffices; at least one.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>The condition as it stands in a URL, not yet encoded.</summary>
    public string Text => field ??= Filter.Write(Values);

    /// <inheritdoc/>
    public bool Equals(FilterCondition? other) => other is not null && Filter == other.Filter && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FilterCondition);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Filter.Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    /// <summary>The jobs that the condition finds.</summary>
    internal abstract Expression<Func<Job, bool>> Finds(FilterContext context);
}

/// <summary>What a filter read.</summary>
/// <param name="Condition">What it asks for; null when the text asks for nothing or could not be read.</param>
/// <param name="Expected">What was expected instead, in words; null when the text could be read.</param>
public readonly record struct FilterReading(FilterCondition? Condition, string? Expected)
{
    /// <summary>The values that were read; empty when there is no condition.</summary>
    public ImmutableArray<string> Values => Condition?.Values ?? [];
}
