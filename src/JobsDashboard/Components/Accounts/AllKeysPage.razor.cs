using JobsDashboard.Administration;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Accounts;

/// <summary>Everybody's access keys, for global admins.</summary>
public sealed partial class AllKeysPage
{
    private RowPage<ListedKey>? _keys;

    [Inject] private KeyAdministration Administration { get; set; } = null!;

    [Inject] private AccountWork Work { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>Which page of the table.</summary>
    [SupplyParameterFromQuery] public string? Page { get; set; }

    /// <summary>Reads the keys.</summary>
    protected override Task OnParametersSetAsync() => ReadAsync();

    private Task ReadAsync() => Work.ReadAsync(
        Http, async () => _keys = (await Administration.ListAllAsync(Caller, CancellationToken.None)).Page(Page));

    private async Task DisableAsync(ListedKey key)
    {
        await Work.ChangeAsync(() => Administration.DisableAsync(Caller, key.AccessKeyId, CancellationToken.None));
        await ReadAsync();
    }
}
