using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Listing.Counting;
using JobsDashboard.Jobs.Listing.Filters;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Jobs;

/// <summary>Several values of one filter, picked from those that the jobs have.</summary>
public sealed partial class ValuePicker
{
    private const int MostSuggestions = 20;

    /// <summary>Where the values come from.</summary>
    [Inject] public required JobQueries Queries { get; init; }

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
        var values = await Queries.SuggestAsync(
            Caller, Request, CountedField.Of(Filter), ValueMatch.Containing(part), MostSuggestions + Selected.Length, cancellationToken);
        return [.. values.Where(value => !Selected.Contains(value.Value) && CanBeAsked(value.Value)).Take(MostSuggestions)];
    }

    // One with a comma would read back from the URL as two.
    private bool CanBeAsked(string value) => Filter.Read(value).Values is [var read] && read == value;

    // The text form of the list parts values at commas, so a typed one means several.
    private Task AddAsync(string text) =>
        Filter.Read(text) is { Expected: null, Values: var values }
            ? RequestChanged.InvokeAsync(request => request.With(Filter, [.. request[Filter].Union(values)]))
            : Task.CompletedTask;

    private Task GoBackAsync(KeyboardEventArgs key) =>
        key.Key == "Backspace" && Selected is [.., var last]
            ? RequestChanged.InvokeAsync(request => request.With(Filter, request[Filter].Remove(last)))
            : Task.CompletedTask;
}
