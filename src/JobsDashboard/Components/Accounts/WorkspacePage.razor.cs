using JobsDashboard.Administration;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Accounts;

/// <summary>The members of one workspace, for those who administer it.</summary>
public sealed partial class WorkspacePage
{
    private const string Member = "member";
    private const string Admin = "admin";

    private string _id = "";
    private RowPage<ListedMember>? _members;
    private bool _isMissing;
    private string? _typed;
    private string _role = Member;

    [Inject] private MemberAdministration Administration { get; set; } = null!;

    [Inject] private AccountWork Work { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>What the router makes of the id: decoded one time too many, with slashes that were none.</summary>
    [Parameter] public string? Path { get; set; }

    /// <summary>Which page of the table.</summary>
    [SupplyParameterFromQuery] public string? Page { get; set; }

    /// <summary>Reads the members.</summary>
    protected override Task OnParametersSetAsync()
    {
        _id = Http is null ? WorkspacePath.IdIn(Navigation.Uri) : WorkspacePath.IdIn(Http);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        await Work.ReadAsync(Http, async () =>
        {
            var all = await Administration.ListAsync(Caller, _id, CancellationToken.None);
            (_members, _isMissing) = (all?.Page(Page), all is null);
        });
        if (_isMissing)
        {
            Http.SetStatus(StatusCodes.Status404NotFound);
        }
    }

    private async Task AddAsync()
    {
        if (await SetAsync(new(_id, _typed ?? "", _role == Admin)))
        {
            (_typed, _role) = (null, Member);
        }
    }

    private Task<bool> SetRoleAsync(ListedMember member) => SetAsync(new WorkspaceMember(_id, member.UserId, member.IsAdmin));

    private async Task<bool> SetAsync(WorkspaceMember member)
    {
        var isSet = await Work.ChangeAsync(() => Administration.SetAsync(Caller, member, CancellationToken.None));
        await ReadAsync();
        return isSet;
    }

    private async Task RemoveAsync(ListedMember member)
    {
        await Work.ChangeAsync(() => Administration.RemoveAsync(Caller, _id, member.UserId, CancellationToken.None));
        await ReadAsync();
    }
}
