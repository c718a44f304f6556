using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>A text within a drawing, not read aloud. Razor takes the element of that name for one of its own.</summary>
internal static class SvgText
{
    /// <summary>A text.</summary>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="more">A class.</param>
    public static RenderFragment At(string x, int y, string text, string? more = null) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", x);
        builder.AddAttribute(2, "y", y.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "class", more);
        builder.AddAttribute(4, "aria-hidden", "true");
        builder.AddContent(5, text);
        builder.CloseElement();
    };
}
