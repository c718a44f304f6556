using System.Collections.Immutable;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>A field in which a condition is changed, in the words of the URL.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Parameter">The parameter of the URL.</param>
/// <param name="Text">What stands in it at first.</param>
public sealed record EditField(string Label, string Parameter, string Text)
{
    /// <summary>What the parameter begins with and the field does not show.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The values that there are, each with its name for people; empty when any text is one.</summary>
    public ImmutableArray<(string Value, string Name)> Choices { get; init; } = [];
}
