using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>What leads out of a question that finds nothing: each condition, with the jobs that there would be without it.</summary>
public sealed partial class WaysOut : IDisposable
{
    // Each is a count of its own, and nobody reads more.
    private const int MaxCounted = 20;

    private ImmutableArray<WayOut> _ways = [];
    private (ListJobsRequest, DateTimeOffset)? _counted;

    /// <summary>The jobs.</summary>
    [Inject] public required JobListQueries Queries { get; init; }

    /// <summary>The counts of the page.</summary>
    [Inject] public required PageCounts Counts { get; init; }

    /// <summary>Measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The zone for times in words.</summary>
    [CascadingParameter] public PageZone? Zone { get; set; }

    /// <summary>The list without rows.</summary>
    [Parameter, EditorRequired] public required JobList List { get; set; }

    /// <summary>The question that finds nothing.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    // In their own order until all are known, so that none moves while somebody reaches for it.
    private ImmutableArray<WayOut> InOrder =>
        _ways.All(way => way.IsSettled) ? [.. _ways.OrderByDescending(way => way.Jobs ?? -1)] : _ways;

    private bool IsNoneEnough => _ways.Length > 1 && List.Hidden is null or 0 && _ways.All(way => way.Jobs == 0);

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <summary>Counts what a new question would find without each of its conditions.</summary>
    protected override void OnParametersSet()
    {
        if (_counted == (Request, List.AskedAt))
        {
            return;
        }
        _counted = (Request, List.AskedAt);
        Stop();
        _ways =
        [
            .. AppliedFilter.Of(Request, Zone)
                .Where(condition => !condition.IsWindow)
                .Select(condition => new WayOut(condition, new(Counts, Time, CountUrgency.Filter, () => InvokeAsync(StateHasChanged)))),
        ];
        // The first HTML does not wait for them.
        foreach (var way in RendererInfo.IsInteractive ? _ways.Take(MaxCounted) : [])
        {
            _ = way.Count.AskAsync(way.Condition.Text, stop => CountAsync(way.Condition.Without, stop));
        }
    }

    private async Task<WayOut.Found> CountAsync(ListJobsRequest request, CancellationToken stop)
    {
        var count = await Queries.CountAsync(request.Resolve(Caller, List.AskedAt), QueryPatience.Usual, stop).WaitAsync(stop);
        return new(count.Value);
    }

    private void Stop()
    {
        foreach (var way in _ways)
        {
            way.Count.Dispose();
        }
    }
}
