using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Facets;
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

    // How many keys are shown, step by step.
    private static readonly int[] s_steps = [5, 20, 100, 500];

    private LateCount<Answer<ImmutableArray<ValueCount>>>? _keys;
    private ListJobsRequest? _countedFor;
    private int _step;

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

    private ImmutableArray<ValueCount> Keys =>
        (_keys?.Value?.Value ?? []).RemoveAll(key => JobsUrl.ListOf(key.Value, "") is null);

    private bool HasMore => Keys.Length > s_steps[_step] && _step < s_steps.Length - 1;

    private string Look => string.Join(' ',
        _keys?.Value is null ? "unknown" : null,
        _keys is { State: CountState.Waiting } || _countedFor != Request.WithoutPaging() ? "outdated" : null);

    /// <inheritdoc/>
    public void Dispose() => _keys?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _keys = new(Counts, Time, CountUrgency.Filter, StateHasChanged);

    /// <summary>Counts the keys of what the page asks for now.</summary>
    protected override void OnParametersSet()
    {
        if (Question is { } question && InSight.Contains(CountedField.TagKeys.Name))
        {
            // One more than is shown, to know whether there are more.
            var (minute, limit) = (question.AskedAt.ToUnixTimeSeconds() / 60, s_steps[_step] + 1);
            _countedFor = question.Request.WithoutPaging();
            _ = _keys!.AskAsync(
                (_countedFor, minute, limit), stop => AskAsync(question, CountedField.TagKeys, "", limit, stop));
        }
    }

    private void ShowMore()
    {
        _step = HasMore ? _step + 1 : 0;
        OnParametersSet();
    }

    private static string? Current(ImmutableArray<JobField> fields, TagFacet tag) => fields.Contains(tag.Counted.Field) ? "true" : null;

    private Task<Answer<ImmutableArray<ValueCount>>> AskAsync(
        ResolvedQuestion question, CountedField field, string part, int limit, CancellationToken stop) =>
        Queries.SuggestAsync(question, field, ValueMatch.Containing(part), limit, stop);

    private async Task<ImmutableArray<ValueCount>> SuggestAsync(string part, CancellationToken cancellationToken)
    {
        var key = _key;
        var field = key is null ? CountedField.TagKeys : CountedField.Tag(key);
        var question = Request.Resolve(Caller, Time.GetUtcNow());
        var (texts, _) = await Counts.AskAsync(
            CountUrgency.Suggestion, stop => AskAsync(question, field, part, MaxSuggestions, stop), cancellationToken);
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
        _key is null && text.IndexOf('=', StringComparison.Ordinal) > 0
            ? RequestChanged.InvokeAsync(request => TagParameter.With(request, text))
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
