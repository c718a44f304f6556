using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JobsDashboard.Components.Jobs;

/// <summary>
/// Replaces the URL of a page that has just become live by the complete one. Whether it is still shown is for the browser to say:
/// a link that was clicked meanwhile is not undone.
/// </summary>
public sealed class UrlCompletion : ComponentBase
{
    /// <summary>The URL that is shown, as far as the server knows.</summary>
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The browser.</summary>
    [Inject] public required IJSRuntime Browser { get; init; }

    /// <summary>Gives the complete URL, or null where the shown one is complete. It is asked once.</summary>
    [Parameter, EditorRequired] public required Func<string?> Url { get; set; }

    /// <summary>Writes the complete URL.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Url() is { } url)
        {
            try
            {
                await Browser.InvokeVoidAsync("dashboard.complete", Navigation.Uri, url);
            }
            catch (JSDisconnectedException)
            {
                // The page is closed.
            }
        }
    }
}
