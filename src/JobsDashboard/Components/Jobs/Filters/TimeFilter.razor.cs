using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace JobsDashboard.Components.Jobs.Filters;

/// <summary>The time range: until now by links, over which of a job's times, its bounds as text, and days of a calendar.</summary>
public sealed partial class TimeFilter
{
    private const string CalendarId = "time-calendar";

    // The same handlers each time that it is drawn, since others would be sent to the browser again.
    private readonly ImmutableArray<Action> _ranges, _events;

    private bool _isOpened;

    // Those of the request, or already those that were picked: the calendar takes others for a choice.
    private DateRange _days = new();
    private (TimeBound?, TimeBound?, PageZone)? _marked;

    // What there is to say of a bound, for as long as the request has it.
    private (TimeBound Bound, string Text)? _note;

    /// <summary>A filter.</summary>
    public TimeFilter() => (_ranges, _events) = (
        [.. TimeWindow.Presets.Select(preset => Following(request => request.Since(preset.Start)))],
        [.. JobFields.Times.Select(time => Following(request => Over(request, time)))]);

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>Closes the calendar.</summary>
    [Inject] public required IJSRuntime Browser { get; init; }

    /// <summary>The links of the page.</summary>
    [CascadingParameter] public required ListLinks Links { get; set; }

    /// <summary>The zone of the page.</summary>
    [CascadingParameter] public PageZone Zone { get; set; } = PageZone.Utc;

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>Another range is wanted.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    /// <summary>What of the URL could not be read.</summary>
    [Parameter] public ImmutableArray<ListJobsProblem> Problems { get; set; } = [];

    private string? Note => _note is var (bound, text) && (bound == Request.StartTime || bound == Request.EndTime) ? text : null;

    // Times to the second need the whole width.
    private bool IsExact => new[] { Request.StartTime, Request.EndTime }
        .Any(bound => LocalTimeText.Write(bound, Zone).Length > "2026-11-24 08:30".Length);

    private DateTime Today => Zone.ToLocal(Clock.GetUtcNow()).Date;

    private DateTime? DayOf(TimeBound bound) => bound.Resolve(Clock.GetUtcNow()) is { } instant ? Zone.ToLocal(instant).Date : null;

    /// <summary>Marks the days of the range in the calendar.</summary>
    protected override void OnParametersSet()
    {
        if ((Request.StartTime, Request.EndTime, Zone) is var asked && asked != _marked)
        {
            _marked = asked;
            _days = new(DayOf(Request.StartTime ?? ListJobsRequest.DefaultStartTime), DayOf(Request.EndTime ?? TimeBound.Now));
        }
    }

    // A bound that contradicts the other one stays in its field until it is corrected, and never reaches the URL.
    private string? Expected(string text, bool isEnd)
    {
        if (LocalTimeText.Read(text, Zone, isEnd).Bound is not { } bound)
        {
            return LocalTimeText.Expected;
        }
        var reading = ListJobsQueryString.Parse(ListJobsQueryString.Format(With(Request, bound, isEnd)), Clock.GetUtcNow());
        return reading.Problems.FirstOrDefault()?.Expected;
    }

    private Task ChangeAsync(string text, bool isEnd)
    {
        var (bound, note) = LocalTimeText.Read(text, Zone, isEnd);
        _note = bound is { } noted && note is not null ? (noted, note) : null;
        return RequestChanged.InvokeAsync(request => request.Narrow(r => With(r, bound, isEnd)));
    }

    private Action Following(RequestChange change) => () => Links.Follow?.Invoke(list => list.Asking(change));

    private static ListJobsRequest Over(ListJobsRequest request, TimeField time) => request.Narrow(r => r with { TimeRangeField = time });

    private static ListJobsRequest With(ListJobsRequest request, TimeBound? bound, bool isEnd) =>
        isEnd ? request with { EndTime = bound } : request with { StartTime = bound };

    private async Task PickAsync(DateRange? days)
    {
        // The picker also tells of the days that it was given, which nobody has picked.
        if (days is { Start: { } first, End: { } last } && (first.Date, last.Date) != (_days.Start?.Date, _days.End?.Date))
        {
            _days = days;
            await RequestChanged.InvokeAsync(request =>
                request.Between(Zone.Clock.Read(first.Date).Instant, LocalTimeText.EndOf(last, Zone)));
            await Browser.InvokeVoidAsync("dashboard.close", CalendarId);
        }
    }
}
