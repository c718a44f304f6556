using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Counts;

/// <summary>
/// Counts all jobs of a list that could not be counted in time, when a user asks for it. That is no part of the question, so it is not in
/// the URL: a link to the list asks nobody to count.
/// </summary>
/// <remarks>It is shown for one list, on all pages of which there are as many jobs, and goes away with it, which stops it.</remarks>
public sealed partial class ExactCount : IDisposable
{
    private LateCount<Answer<long>>? _count;

    /// <summary>Counts.</summary>
    [Inject] public required JobListQueries Queries { get; init; }

    /// <summary>Measures how long is waited before another try.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Which jobs; null while that is not known.</summary>
    [Parameter, EditorRequired] public ResolvedQuestion? Question { get; set; }

    /// <summary>They are counted.</summary>
    [Parameter] public EventCallback<long> Counted { get; set; }

    private string? Told => _count?.State switch
    {
        CountState.Waiting => L["counting…"].Value,
        CountState.TookTooLong => L["This took too long. A filter or a shorter time range makes it quicker."].Value,
        CountState.Failed => L["It could not be counted."].Value,
        _ => null,
    };

    private string Action => _count?.State switch
    {
        CountState.Waiting => L["Stop counting"],
        CountState.TookTooLong or CountState.Failed => L["Try again"],
        _ => L["Count exactly"],
    };

    /// <inheritdoc/>
    public void Dispose() => _count?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        // Not in the line of the page's counts, all of which would wait for it.
        _count = new(new PageCounts(), Time, CountUrgency.Total, StateHasChanged);

    private async Task PressAsync()
    {
        if (_count!.State == CountState.Waiting)
        {
            _count.Clear();
            return;
        }
        if (Question is not { } question)
        {
            return;
        }
        _count.Clear();
        await _count.AskAsync(question, stop => Queries.CountAsync(question, QueryPatience.Great, stop).WaitAsync(stop));
        if (_count is { State: CountState.Known, Value: { } answer })
        {
            await Counted.InvokeAsync(answer.Value);
        }
    }
}
