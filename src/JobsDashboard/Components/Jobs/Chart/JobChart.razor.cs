using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>How the jobs of the list divide over time and by status. It is counted once the rows are there.</summary>
public sealed partial class JobChart : IDisposable
{
    /// <summary>The most bars. A quarter of an hour has 61 quarters of a minute, when both ends are in it.</summary>
    public const int MaxBars = 62;

    // How long the first HTML, which has its rows by then, waits for the chart. The live page gets it later.
    private static readonly TimeSpan s_firstHtmlWait = TimeSpan.FromMilliseconds(300);

    private LateCount<ZonedHistogram>? _count;
    private ResolvedQuestion? _asked;
    private ResolvedQuestion? _charted;

    // What the links of the chart narrow: the question that it was counted for, as long as there is no other chart.
    private ListJobsRequest _linked = ListJobsRequest.Default;

    /// <summary>Counts.</summary>
    [Inject] public required JobCountQueries Queries { get; init; }

    /// <summary>The counts of the page.</summary>
    [Inject] public required PageCounts Counts { get; init; }

    /// <summary>Measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>The links of the page.</summary>
    [CascadingParameter] public required ListLinks Links { get; set; }

    /// <summary>The zone of the page; null for UTC.</summary>
    [CascadingParameter] public PageZone? Zone { get; set; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>What is counted; null until the rows are there.</summary>
    [Parameter] public ResolvedQuestion? Question { get; set; }

    /// <summary>What is shown, so that the live page begins with what the first HTML had.</summary>
    [PersistentState] public ChartAnswer? Answer { get; set; }

    private PageZone ShownZone => Zone ?? PageZone.Utc;

    private ZonedHistogram? Shown => Answer?.Histogram;

    // What is shown belongs to the question before.
    private bool IsBehind => Question is null || _count is { State: CountState.Waiting };

    // What is said in place of the bars.
    private string? State => _count?.State switch
    {
        CountState.TookTooLong => L["The chart took too long. The list does not wait for it; a shorter time range is faster."].Value,
        CountState.Failed => L["The chart could not be counted."].Value,
        _ when Shown is { Step: null, TotalCount: 0 } => L["No jobs"].Value,
        _ when Shown is { Step: null } => L["None of these jobs has that time."].Value,
        // Nothing is counted before the page is live, and never where it cannot be.
        _ when Shown is null => RendererInfo.IsInteractive ? L["Counting the jobs…"].Value : L["Not counted yet."].Value,
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose() => _count?.Dispose();

    /// <summary>Counts what is asked now. Another page or order of the same jobs needs no other chart.</summary>
    protected override Task OnParametersSetAsync()
    {
        _count ??= new(Counts, Time, CountUrgency.Chart, () => _ = InvokeAsync(StateHasChanged));
        if (Question is null)
        {
            _count.Cancel();
            return Task.CompletedTask;
        }
        var charted = Question.Request.WithoutPaging().Resolve(Question.Caller, Question.AskedAt);
        var isSame = charted.Request == _charted?.Request && Question.Request != _asked?.Request;
        _asked = Question;
        _charted = isSame && _charted is not null ? _charted : charted;
        var (question, key) = (_charted, KeyOf(_charted));
        if (Answer?.Key == key)
        {
            _linked = Request;
            _count.Clear();
            return Task.CompletedTask;
        }
        var counted = CountAsync(question, key);
        // On the live page the count draws the chart itself, and a task that ends would draw it once more.
        return RendererInfo.IsInteractive ? Task.CompletedTask : Task.WhenAny(counted, Task.Delay(s_firstHtmlWait, Time));
    }

    private Task CountAsync(ResolvedQuestion question, string key)
    {
        var (zone, request) = (ShownZone, Request);
        return _count!.AskAsync(key, async stop =>
        {
            var (histogram, _) = await Queries.ZonedHistogramAsync(question, zone.Clock, MaxBars, stop).WaitAsync(stop);
            stop.ThrowIfCancellationRequested();
            (Answer, _linked) = (new ChartAnswer(key, histogram), request);
            return histogram;
        });
    }

    private string KeyOf(ResolvedQuestion question) =>
        FormattableString.Invariant($"{JobsUrl.List(question.Request)} {question.AskedAt.UtcTicks} {ShownZone.Name}");
}
