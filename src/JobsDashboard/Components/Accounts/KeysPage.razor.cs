using System.Collections.Immutable;
using JobsDashboard.Administration;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Accounts;

/// <summary>The caller's own access keys.</summary>
public sealed partial class KeysPage
{
    private ImmutableArray<ListedKey>? _keys;
    private MadeKey? _made;

    [Inject] private KeyAdministration Administration { get; set; } = null!;

    [Inject] private AccountWork Work { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>Reads the keys.</summary>
    protected override Task OnInitializedAsync() => ReadAsync();

    private Task ReadAsync() =>
        Work.ReadAsync(Http, async () => _keys = await Administration.ListOwnAsync(Caller, CancellationToken.None));

    private async Task MakeAsync(AccessKeyTerms terms)
    {
        _made = null;
        await Work.ChangeAsync(async () => _made = await Administration.MakeAsync(Caller, terms, CancellationToken.None));
        await ReadAsync();
    }

    private async Task DisableAsync(ListedKey key)
    {
        await Work.ChangeAsync(() => Administration.DisableAsync(Caller, key.AccessKeyId, CancellationToken.None));
        await ReadAsync();
    }
}
