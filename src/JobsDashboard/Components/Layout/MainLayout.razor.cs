using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Layout;

/// <summary>What surrounds every page.</summary>
public sealed partial class MainLayout : LayoutComponentBase
{
    private ErrorBoundary? _boundary;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    // A bare #content would lead to the site's root, because of the base element.
    private string SkipTarget => new Uri(Navigation.Uri).PathAndQuery + "#content";

    /// <summary>Another page, or the same again, is a new try.</summary>
    protected override void OnParametersSet() => _boundary?.Recover();
}
