using System.Security.Claims;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace JobsDashboard.Components;

/// <summary>Shows the page of a URL to whoever may see pages, and nothing of it any more when that ends.</summary>
public sealed partial class Routes : IDisposable
{
    private ClaimsPrincipal? _user;
    private JobCaller? _caller;
    private Visitor _visitor = null!;

    /// <summary>What the visitor's browser remembers.</summary>
    [Parameter, EditorRequired] public required VisitorChoices Choices { get; set; }

    /// <summary>The user that the page was rendered for, as <see cref="Hardening.PageOwner.IdOf"/> gives it.</summary>
    [Parameter, EditorRequired] public required string RenderedFor { get; set; }

    [Inject] private AuthenticationStateProvider Users { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string SignInLink => SignInEndpoints.LinkFor(Navigation.Uri, Navigation.BaseUri);

    /// <inheritdoc/>
    public void Dispose() => Users.AuthenticationStateChanged -= OnUserChanged;

    /// <summary>Finds out who looks at the page.</summary>
    protected override Task OnInitializedAsync()
    {
        _visitor = new Visitor(Choices, Browser);
        Users.AuthenticationStateChanged += OnUserChanged;
        return FollowAsync(Users.GetAuthenticationStateAsync());
    }

    private void OnUserChanged(Task<AuthenticationState> state) => _ = InvokeAsync(async () =>
    {
        await FollowAsync(state);
        StateHasChanged();
    });

    private async Task FollowAsync(Task<AuthenticationState> state)
    {
        _user = (await state).User;
        _caller = _user.FindCaller();
    }

    private bool MayBeShown(Type page) => _caller is not null || page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);
}
