using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A filter that takes one text, commas included.</summary>
public abstract class SingleTextFilter : JobFilter
{
    /// <inheritdoc/>
    public override bool TakesSeveral => false;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        text.Length <= MaxLength ? ([text], null) : ([], $"at most {MaxLength} characters");
}
