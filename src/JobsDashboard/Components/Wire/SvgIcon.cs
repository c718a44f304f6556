using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Wire;

/// <summary>
/// An icon of MudBlazor's, drawn as <c>MudIcon</c> draws it. That is a component, whose drawing goes over the wire twice: as its parameter,
/// and as what it draws.
/// </summary>
internal static class SvgIcon
{
    /// <summary>An icon that says nothing by itself.</summary>
    /// <param name="drawing">What is in it, such as <c>Icons.Material.Filled.Close</c>.</param>
    /// <param name="size">How large it is: small or medium.</param>
    /// <param name="more">Another class.</param>
    public static MarkupString Of(string drawing, string size = "medium", string? more = null) => new(
        $"<svg class=\"mud-icon-root mud-svg-icon mud-icon-size-{size}{(more is null ? "" : " " + more)}\" focusable=\"false\" "
        + $"viewBox=\"0 0 24 24\" aria-hidden=\"true\">{drawing}</svg>");
}
