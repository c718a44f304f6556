using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Jobs.Filters;

/// <summary>Several values of one filter, picked from those that the jobs have.</summary>
public sealed partial class ValuePicker
{
    private const int MaxSuggestions = 20;

    /// <summary>Where the values come from.</summary>
    [Inject] public required JobCountQueries Queries { get; init; }

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The filter.</summary>
    [Parameter, EditorRequired] public required ValueFilter Filter { get; set; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>Something else is to be asked.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    private ImmutableArray<string> Selected => Request[Filter];

    private async Task<ImmutableArray<ValueCount>> SuggestAsync(string part, CancellationToken cancellationToken)
    {
        var (values, _) = await Queries.SuggestAsync(
            Request.Resolve(Caller, Time.GetUtcNow()),
            CountedField.Of(Filter),
            ValueMatch.Containing(part),
            MaxSuggestions + Selected.Length,
            cancellationToken);
        var offered = values.Where(value => !Selected.Contains(value.Value) && JobsUrl.ListOf(Filter, value.Value) is not null);
        return [.. offered.Take(MaxSuggestions)];
    }

    private Task AddAsync(string value) => IncludeAsync([value]);

    // A list may be typed as it stands in the URL.
    private Task AddTypedAsync(string text) =>
        Filter.Read(text) is { Expected: null, Values: var values } ? IncludeAsync(values) : Task.CompletedTask;

    private Task IncludeAsync(ImmutableArray<string> values) =>
        RequestChanged.InvokeAsync(request => request.With(Filter, [.. request[Filter].Union(values)]));

    private Task GoBackAsync(KeyboardEventArgs key) =>
        key.Key == "Backspace" && Selected is [.., var last]
            ? RequestChanged.InvokeAsync(request => request.With(Filter, request[Filter].Remove(last)))
            : Task.CompletedTask;
}
