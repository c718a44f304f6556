using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;

namespace JobsDashboard.Hardening;

/// <summary>
/// Binds a page to the user that it was rendered for. The browser sends back two parts of the page, each protected by the server:
/// what is to become live, and the data that it begins with. Both name the user. In a circuit of another one the page is empty, and is
/// loaded again.
/// </summary>
public sealed partial class PageOwner : ComponentBase
{
    private bool _isOwner;

    /// <summary>Who uses the circuit.</summary>
    [Inject] public required AuthenticationStateProvider Authentication { get; init; }

    /// <summary>Loads the page again.</summary>
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Where a page of another user is written.</summary>
    [Inject] public required ILogger<PageOwner> Log { get; init; }

    /// <summary>The user that the page was rendered for, as <see cref="IdOf"/> gives it.</summary>
    [Parameter, EditorRequired] public required string RenderedFor { get; set; }

    /// <summary>The page.</summary>
    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    /// <summary>The user whose data the page begins with; null on a page that begins with none.</summary>
    [PersistentState] public string? StateOf { get; set; }

    /// <summary>Who somebody is to this check; empty for nobody in particular.</summary>
    public static string IdOf(ClaimsPrincipal? user) => user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>Compares the users.</summary>
    protected override async Task OnInitializedAsync()
    {
        StateOf ??= RenderedFor;
        var user = IdOf((await Authentication.GetAuthenticationStateAsync()).User);
        _isOwner = user == RenderedFor && user == StateOf;
        if (!_isOwner)
        {
            LogAnother(Log, RenderedFor, StateOf, user);
            Navigation.Refresh(forceReload: true);
        }
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (_isOwner)
        {
            builder.AddContent(0, ChildContent);
        }
    }

    [LoggerMessage(
        LogLevel.Warning, "A page of the user '{Page}' with data of '{Data}' was sent by the user '{User}', and is loaded again.")]
    private static partial void LogAnother(ILogger log, string page, string data, string user);
}
