using JobsDashboard.Administration;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Accounts;

/// <summary>The users, for global admins.</summary>
public sealed partial class UsersPage
{
    private RowPage<User>? _users;
    private bool _isKnown;

    [Inject] private UserAdministration Administration { get; set; } = null!;

    [Inject] private AccountWork Work { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>What the id or the name has in it.</summary>
    [SupplyParameterFromQuery] public string? Search { get; set; }

    /// <summary>Which page of the table.</summary>
    [SupplyParameterFromQuery] public string? Page { get; set; }

    // Somebody with access keys may never have signed in.
    private string? Unknown => _users is not null && !_isKnown && Search?.Trim() is { } id && IdRule.IsId(id) ? id : null;

    /// <summary>Reads the users.</summary>
    protected override Task OnParametersSetAsync() => ReadAsync();

    private Task ReadAsync() => Work.ReadAsync(Http, async () =>
    {
        var found = await Administration.ListAsync(Caller, Search?.Trim(), CancellationToken.None);
        _users = found.Page(Page);
        _isKnown = found.Any(user => user.UserId == Search?.Trim());
    });

    private async Task SetDisabledAsync(string userId, bool isDisabled)
    {
        await Work.ChangeAsync(() => Administration.SetDisabledAsync(Caller, userId, isDisabled, CancellationToken.None));
        await ReadAsync();
    }

    private async Task EndSessionsAsync(User user)
    {
        await Work.ChangeAsync(() => Administration.EndSessionsAsync(Caller, user.UserId, CancellationToken.None));
        await ReadAsync();
    }
}
