using JobsDashboard.Administration;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Accounts;

/// <summary>The workspaces whose members the caller manages.</summary>
public sealed partial class MembersPage
{
    private RowPage<string>? _workspaces;
    private string? _typed;

    [Inject] private MemberAdministration Administration { get; set; } = null!;

    [Inject] private AccountWork Work { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>Which page of the list.</summary>
    [SupplyParameterFromQuery] public string? Page { get; set; }

    /// <summary>Reads the workspaces.</summary>
    protected override Task OnParametersSetAsync() => Work.ReadAsync(
        Http, async () => _workspaces = (await Administration.WorkspacesAsync(Caller, CancellationToken.None)).Page(Page));

    private void Open()
    {
        if (_typed?.Trim() is { Length: > 0 } id)
        {
            Navigation.NavigateTo(WorkspacePath.To(id));
        }
    }
}
