using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace JobsDashboard.Components.Layout;

/// <summary>What surrounds every page.</summary>
public sealed partial class MainLayout : LayoutComponentBase
{
    private ErrorBoundary? _boundary;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    // A bare #content would lead to the site's root, because of the base element.
    private string SkipTarget => (Http?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        // A page that stands in for another is reached by the other's URL.
        ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
        : new Uri(Navigation.Uri).PathAndQuery) + "#content";

    /// <summary>The request of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>Another page, or the same again, is a new try.</summary>
    protected override void OnParametersSet() => _boundary?.Recover();
}
