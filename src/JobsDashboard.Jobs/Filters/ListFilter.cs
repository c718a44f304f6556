using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A filter that takes a comma-separated list and finds what matches any of it.</summary>
public abstract class ListFilter : JobFilter
{
    /// <inheritdoc/>
    public override bool TakesSeveral => true;

    /// <inheritdoc/>
    public override FilterReading Read(string text) =>
        ListText.Read(text, ReadItem, Expected) is var (values, expected) && values.IsEmpty ? new(null, expected) : new(Of(values), null);

    /// <inheritdoc/>
    public override string Write(ImmutableArray<string> values) => ListText.Write(values);

    /// <summary>What an item must be, in words.</summary>
    protected virtual string Expected => $"items of at most {MaxLength} characters";

    /// <summary>The item as the contract writes it, or null when it is none.</summary>
    protected virtual string? ReadItem(string item) => item.Length <= MaxLength ? item : null;
}
