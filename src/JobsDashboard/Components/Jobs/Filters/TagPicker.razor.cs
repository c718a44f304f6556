using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Jobs.Filters;

/// <summary>Tags, picked from those that the jobs have: first a key, then one of its values.</summary>
public sealed partial class TagPicker
{
    private const int MaxSuggestions = 20;

    // The key alone is not a filter yet, so it is not in the URL.
    private string? _key;

    /// <summary>Where keys and values come from.</summary>
    [Inject] public required JobCountQueries Queries { get; init; }

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>Something else is to be asked.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    private async Task<ImmutableArray<ValueCount>> SuggestAsync(string part, CancellationToken cancellationToken)
    {
        var key = _key;
        var field = key is null ? CountedField.TagKeys : CountedField.Tag(key);
        var question = Request.Resolve(Caller, Time.GetUtcNow());
        var (texts, _) = await Queries.SuggestAsync(question, field, ValueMatch.Containing(part), MaxSuggestions, cancellationToken);
        return texts.RemoveAll(text => (key is null ? JobsUrl.ListOf(text.Value, "") : JobsUrl.ListOf(key, text.Value)) is null);
    }

    private Task PickAsync(string text)
    {
        if (_key is not { } key)
        {
            _key = text;
            return Task.CompletedTask;
        }
        _key = null;
        return RequestChanged.InvokeAsync(request => request.Narrow(r => r with { Tags = r.Tags.SetItem(key, text) }));
    }

    private Task GoBackAsync(KeyboardEventArgs pressed)
    {
        if (_key is not null)
        {
            _key = null;
            return Task.CompletedTask;
        }
        return pressed.Key == "Backspace" && Request.Tags.Keys.LastOrDefault() is { } last
            ? RequestChanged.InvokeAsync(request => Without(request, last))
            : Task.CompletedTask;
    }

    private static ListJobsRequest Without(ListJobsRequest request, string key) =>
        request.Narrow(r => r with { Tags = r.Tags.Remove(key) });
}
