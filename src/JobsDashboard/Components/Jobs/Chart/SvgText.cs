using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>A text within a drawing, not read aloud. Razor takes the element of that name for one of its own.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Where it begins.</summary>
    [Parameter, EditorRequired] public required string X { get; set; }

    /// <summary>Its base line.</summary>
    [Parameter, EditorRequired] public int Y { get; set; }

    /// <summary>Its class.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "class", Class);
        builder.AddAttribute(4, "aria-hidden", "true");
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
