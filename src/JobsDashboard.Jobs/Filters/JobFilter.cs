using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Jobs.Filters;

/// <summary>
/// One filter of ListJobs: how its text is read into a <see cref="FilterCondition"/>, and how it is called. All of them are in
/// <see cref="JobFilters"/>.
/// </summary>
public abstract class JobFilter
{
    /// <summary>The parameter's name, as the contract writes it.</summary>
    public required string Name { get; init; }

    /// <summary>The filter's name for people.</summary>
    public required string Label { get; init; }

    /// <summary>What the filter finds, in a sentence for whoever asks by a program.</summary>
    public required string Help { get; init; }

    /// <summary>A value to try.</summary>
    public required string Example { get; init; }

    /// <summary>What the filter is about.</summary>
    public required FilterGroup Group { get; init; }

    /// <summary>Whether there is a <c>Not…</c> that excludes what the filter finds.</summary>
    public bool CanBeExcluded { get; init; } = true;

    /// <summary>The name of the parameter that excludes what the filter finds.</summary>
    public string ExcludedName => "Not" + Name;

    /// <summary>The values that there are; empty when any text is one.</summary>
    public virtual ImmutableArray<FieldChoice> Choices => [];

    /// <summary>Whether several values may be given, of which any suffices.</summary>
    public abstract bool TakesSeveral { get; }

    /// <summary>The most characters of a value, in UTF-16 units.</summary>
    public virtual int MaxLength => JobField.MaxTextLength;

    /// <summary>Reads a text that is neither empty nor blank.</summary>
    public abstract FilterReading Read(string text);

    /// <summary>The condition that has values of this filter, at least one, as <see cref="Read"/> gives them.</summary>
    /// <exception cref="ArgumentException">The filter cannot have such values.</exception>
    public abstract FilterCondition Of(ImmutableArray<string> values);

    /// <summary>The text that reads back as <paramref name="values"/>.</summary>
    public virtual string Write(ImmutableArray<string> values) => values is [var only] ? only : "";

    /// <summary>Whether its jobs are looked up by their texts, as <see cref="FilterContext.IsAmong"/> does.</summary>
    internal virtual bool LooksUpTexts => false;

    /// <summary>Whether what the filter says is said of this field.</summary>
    internal virtual bool IsOver(JobField field) => false;
}
