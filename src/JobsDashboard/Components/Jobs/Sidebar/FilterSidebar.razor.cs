using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JobsDashboard.Components.Jobs.Sidebar;

/// <summary>The filters beside the list. Those in sight show their values with counts.</summary>
public sealed partial class FilterSidebar
{
    // More would be more than is looked for.
    private const int MaxFoundOpen = 3;

    // The same handlers each time that it is drawn, since others would be sent to the browser again.
    private readonly FrozenDictionary<string, Func<Task>> _turns;

    private ElementReference _sidebar;
    private ImmutableHashSet<string> _inSight = [];
    private string? _find = "";

    /// <summary>A sidebar.</summary>
    public FilterSidebar() =>
        _turns = FilterTopics.All.ToFrozenDictionary(topic => topic.Name, topic => (Func<Task>)(() => TurnAsync(topic)));

    /// <summary>Tells what is in sight.</summary>
    [Inject] public required IJSRuntime Browser { get; init; }

    /// <summary>Who looks at the page.</summary>
    [CascadingParameter] public required Visitor Visitor { get; set; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>What of the URL could not be read.</summary>
    [Parameter] public ImmutableArray<ListJobsProblem> Problems { get; set; } = [];

    /// <summary>What is counted beside the choices; null until the rows are there.</summary>
    [Parameter] public ResolvedQuestion? Question { get; set; }

    /// <summary>A text was typed, which replaces the current history entry.</summary>
    [Parameter] public EventCallback<RequestChange> Typed { get; set; }

    /// <summary>A value was chosen.</summary>
    [Parameter] public EventCallback<RequestChange> Picked { get; set; }

    /// <summary>The sidebar is to be folded away.</summary>
    [Parameter] public EventCallback Folded { get; set; }

    private ImmutableArray<FilterTopic> Topics =>
        (_find ?? "").Trim() is var text && text == "" ? FilterTopics.All : FilterTopics.All.RemoveAll(topic => !topic.IsCalled(text));

    // The groups that are not folded as they are at first. Others than those that there are, from an older version, say nothing.
    private ImmutableHashSet<string> Turned => [.. (Visitor[VisitorChoices.FilterGroups] ?? "").Split(',')];

    /// <summary>Lets the browser watch what is in sight.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }
        try
        {
            await Browser.InvokeVoidAsync("dashboard.watchSidebar", _sidebar);
        }
        catch (JSDisconnectedException)
        {
            // The browser left before it had the page.
        }
    }

    // The names of fields, a line each. Whoever writes others there sees no more counts than there are groups.
    private void See(ChangeEventArgs told) => _inSight = [.. ((string?)told.Value ?? "").Split('\n')];

    private bool IsOpen(FilterTopic topic, ImmutableHashSet<string> turned) =>
        ((_find ?? "").Trim() != "" && Topics.Length <= MaxFoundOpen) || topic.IsOpen != turned.Contains(topic.Name);

    private Task TurnAsync(FilterTopic topic)
    {
        var turned = Turned.Contains(topic.Name) ? Turned.Remove(topic.Name) : Turned.Add(topic.Name);
        var kept = FilterTopics.All.Select(known => known.Name).Where(turned.Contains);
        return Visitor.RememberAsync(VisitorChoices.FilterGroups, string.Join(',', kept) is { Length: > 0 } names ? names : null);
    }
}
