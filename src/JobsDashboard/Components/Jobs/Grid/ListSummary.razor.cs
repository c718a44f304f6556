using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>What all jobs of the list have asked for, used and waited, on all its pages together.</summary>
public sealed partial class ListSummary : IDisposable
{
    private LateCount<JobSummary>? _count;

    /// <summary>Reckons.</summary>
    [Inject] public required JobCountQueries Queries { get; init; }

    /// <summary>The counts of the page.</summary>
    [Inject] public required PageCounts Counts { get; init; }

    /// <summary>Measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Which jobs; null while that is not known.</summary>
    [Parameter, EditorRequired] public ResolvedQuestion? Question { get; set; }

    private bool IsLate => _count?.State is CountState.TookTooLong or CountState.Failed;

    // A value of the question before would say something that is not so.
    private JobSummary? Known => _count is { State: CountState.Known, Value: { } value } ? value : null;

    private string? Trouble => _count?.State switch
    {
        CountState.TookTooLong => L["This took too long. A filter or a shorter time range makes it quicker."].Value,
        CountState.Failed => L["This could not be reckoned."].Value,
        _ => null,
    };

    private IEnumerable<(string Name, string? Value, string How)> Parts =>
    [
        (L["Jobs"], Known is null ? null : DisplayText.Number(Known.Jobs), L["on all pages together"]),
        (L["GPUs"], Known is null ? null : DisplayText.Number(Known.Gpus), L["the sum of what the jobs asked for"]),
        (L["GPU-hours"], Known is null ? null : Hours(Known.GpuHours),
            L["GPUs times the time from start to finish, of running jobs up to now; where a time is not known, the job's duration"]),
        (L["GPU-hours in failed jobs"], Known is null ? null : Hours(Known.FailedGpuHours),
            L["the part of the GPU-hours that failed jobs used"]),
        (L["Median queue time"],
            Known is null ? null : Known.MedianQueueTime is { } seconds ? DisplayText.Duration(seconds) : L["none"],
            L["from creation to start; half of the jobs that have started waited no longer"]),
    ];

    /// <inheritdoc/>
    public void Dispose() => _count?.Dispose();

    /// <summary>Reckons anew for other jobs. Other pages and orders of the same jobs have the same sums.</summary>
    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive || Question is not { } question)
        {
            return;
        }
        _count ??= new(Counts, Time, CountUrgency.Footer, () => _ = InvokeAsync(StateHasChanged));
        var minute = question.AskedAt.ToUnixTimeSeconds() / 60;
        _ = _count.AskAsync(
            (question.Request.WithoutPaging(), minute),
            async stop => (await Queries.SummaryAsync(question, stop).WaitAsync(stop)).Value);
    }

    private static string Hours(double hours) => hours >= 100 ? DisplayText.Number((long)Math.Round(hours)) : DisplayText.Number(hours);
}
