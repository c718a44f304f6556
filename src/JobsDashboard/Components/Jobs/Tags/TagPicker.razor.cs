using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Facets;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Jobs.Tags;

/// <summary>Tags, picked from those that the jobs have: first a key, then its values. What is typed is taken too, as key=value.</summary>
public sealed partial class TagPicker : IDisposable
{
    private const int MaxSuggestions = 20;
    private const int MaxKeys = 5;

    private LateCount<Answer<ImmutableArray<ValueCount>>>? _keys;

    // The key alone is not a filter yet, so it is not in the URL.
    private string? _key;
    private string? _opened;

    /// <summary>Where keys and values come from.</summary>
    [Inject] public required JobCountQueries Queries { get; init; }

    /// <summary>Lets the counts of the page ask one after the other.</summary>
    [Inject] public required PageCounts Counts { get; init; }

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>Where links lead.</summary>
    [CascadingParameter] public required ListLinks Links { get; set; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>What is counted; null until the rows are there.</summary>
    [Parameter] public ResolvedQuestion? Question { get; set; }

    /// <summary>The names of the fields that a user sees.</summary>
    [Parameter] public ImmutableHashSet<string> InSight { get; set; } = [];

    /// <summary>Something else is to be asked.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    private IEnumerable<TagFacet> Shown =>
        TagFacet.KeysIn(Request).Union(_opened is null ? [] : [_opened], StringComparer.Ordinal).Select(key => new TagFacet(key));

    private IEnumerable<ValueCount> Keys => (_keys?.Value?.Value ?? [])
        .Where(key => JobsUrl.ListOf(key.Value, "") is not null).Take(MaxKeys);

    /// <inheritdoc/>
    public void Dispose() => _keys?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _keys = new(Counts, Time, CountUrgency.Filter, StateHasChanged);

    /// <summary>Counts the keys of what the page asks for now.</summary>
    protected override void OnParametersSet()
    {
        if (Question is { } question && InSight.Contains(CountedField.TagKeys.Name))
        {
            _ = _keys!.AskAsync(question, stop => AskAsync(question, CountedField.TagKeys, "", stop));
        }
    }

    private static string? Current(ImmutableArray<JobField> fields, TagFacet tag) => fields.Contains(tag.Counted.Field) ? "true" : null;

    private Task<Answer<ImmutableArray<ValueCount>>> AskAsync(
        ResolvedQuestion question, CountedField field, string part, CancellationToken stop) =>
        Queries.SuggestAsync(question, field, ValueMatch.Containing(part), MaxSuggestions, stop);

    private async Task<ImmutableArray<ValueCount>> SuggestAsync(string part, CancellationToken cancellationToken)
    {
        var key = _key;
        var field = key is null ? CountedField.TagKeys : CountedField.Tag(key);
        var question = Request.Resolve(Caller, Time.GetUtcNow());
        var (texts, _) = await Counts.AskAsync(CountUrgency.Suggestion, stop => AskAsync(question, field, part, stop), cancellationToken);
        return texts.RemoveAll(text => (key is null ? JobsUrl.ListOf(text.Value, "") : JobsUrl.ListOf(key, text.Value)) is null);
    }

    private void Open(string key) => _opened = _opened == key ? null : key;

    private Task PickAsync(string text)
    {
        if (_key is not { } key)
        {
            _key = _opened = text;
            return Task.CompletedTask;
        }
        _key = null;
        return AddAsync(key, text);
    }

    // A key and its value may be typed at once.
    private Task TakeAsync(string text) =>
        _key is null && text.Split('=', 2) is [var key, var value] && key.Trim() != ""
            ? AddAsync(key.Trim(), value.Trim())
            : PickAsync(text);

    private Task AddAsync(string key, string value)
    {
        var tag = new TagFacet(key);
        return tag.CanAsk(value) ? RequestChanged.InvokeAsync(request => tag.Also(request, [value])) : Task.CompletedTask;
    }

    private Task GoBackAsync(KeyboardEventArgs pressed)
    {
        if (_key is not null)
        {
            _key = null;
            return Task.CompletedTask;
        }
        return pressed.Key == "Backspace" && TagFacet.KeysIn(Request).LastOrDefault() is { } last
            ? RequestChanged.InvokeAsync(request => new TagFacet(last).Cleared(request))
            : Task.CompletedTask;
    }
}
