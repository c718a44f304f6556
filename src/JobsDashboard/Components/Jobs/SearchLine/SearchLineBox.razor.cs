using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Pasting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.Zones;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>
/// The conditions of the list as one line of text that can be edited, with suggestions. Enter asks what it says. A form of its own, so
/// that it works before the page is live.
/// </summary>
public sealed partial class SearchLineBox : IDisposable
{
    private readonly LineMirror _mirror = new();
    private readonly LineSuggestions _offered = new();
    private ElementReference _input;
    private string _text = "";
    private string _asked = "";
    private string? _first;
    private int _heard;
    private ImmutableArray<SearchLineProblem> _problems = [];
    private ImmutableArray<string> _notes = [];
    private bool _isPasted;
    private bool _isBeside;

    /// <summary>The values that are suggested.</summary>
    [Inject] public required JobCountQueries Counts { get; init; }

    /// <summary>Whether there are jobs with ids that could be words.</summary>
    [Inject] public required JobListQueries Jobs { get; init; }

    /// <summary>The moment of asking; measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Where the caret is.</summary>
    [Inject] public required IJSRuntime Browser { get; init; }

    /// <summary>Where a failure is written.</summary>
    [Inject] public required ILogger<SearchLineBox> Log { get; init; }

    /// <summary>The links of the list.</summary>
    [CascadingParameter] public required ListLinks Links { get; set; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The zone by whose clock days are meant; null for UTC.</summary>
    [CascadingParameter] public PageZone? Zone { get; set; }

    /// <summary>What is shown, which the line says.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>The question under which values are counted; null while it is not answered yet.</summary>
    [Parameter] public ResolvedQuestion? Question { get; set; }

    /// <summary>Whether that question has found any jobs.</summary>
    [Parameter] public bool HasJobs { get; set; }

    /// <summary>What was entered before the page was live and not understood whole; null for nothing.</summary>
    [Parameter] public string? Line { get; set; }

    /// <summary>Another question is asked.</summary>
    [Parameter] public EventCallback<RequestChange> Changed { get; set; }

    private ZoneClock Clock => (Zone ?? PageZone.Utc).Clock;

    /// <inheritdoc/>
    public void Dispose() => _offered.Dispose();

    /// <summary>Shows what the question says, where somebody else changed it.</summary>
    protected override void OnParametersSet()
    {
        if (_mirror.Show(Request, Line, Clock) is { } text)
        {
            _offered.Close();
            (_text, _isBeside) = (text, !_mirror.IsTyped);
            (_asked, _notes) = _isBeside ? (text, []) : (_asked, _notes);
            _problems = (_isBeside ? Line is null : _problems.IsEmpty) ? [] : ProblemsOf(text);
        }
    }

    /// <summary>From now on, the browser has the text.</summary>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        _first ??= _text;
        return _mirror.ConfirmAsync(Browser, _input);
    }

    // Values are counted under what is being written: what is shown may be about to be replaced.
    private ResolvedQuestion? QuestionOf(string line) => Question is { Request: var shown, AskedAt: var now }
        ? SearchLineText.Parse(line, now, Clock).ApplyTo(shown).Resolve(Caller, now)
        : null;

    private string Marked(SearchLineProblem problem) =>
        problem.Start + problem.Length <= _text.Length ? DisplayText.Cut(_text.Substring(problem.Start, problem.Length), 60) : "";

    private ImmutableArray<SearchLineProblem> ProblemsOf(string text) => LineAnswer.Of(text, Time.GetUtcNow(), Clock).Problems;

    private Task TypeAsync(ChangeEventArgs change)
    {
        (_text, _heard) = (change.Value as string ?? "", _heard + 1);
        _mirror.Type(_text);
        var isPasted = _isPasted;
        _isPasted = false;
        // Once something was wrong, it is checked with every letter whether it still is.
        _problems = _problems.IsEmpty ? [] : ProblemsOf(_text);
        return isPasted && PastedText.Read(_text, Time.GetUtcNow()) is { CouldBeWords: false, IsOtherUrl: false }
            ? ApplyAsync()
            : CompleteAsync();
    }

    private async Task ApplyAsync()
    {
        _offered.Close();
        var (text, now) = (_text, Time.GetUtcNow());
        var answer = await LineAnswer.ReadAsync(text, Jobs, Caller, now, Clock, CancellationToken.None);
        if (text != _text)
        {
            // Somebody who types on will enter it again.
            return;
        }
        var change = answer.Since(SearchLineText.Parse(_mirror.Begun, now, Clock), now);
        (_problems, _notes) = (answer.Problems, answer.Notes);
        var line = SearchLineText.Write(change(Request), Clock);
        _text = _problems.IsEmpty ? line : _text;
        (_asked, _isBeside) = (_text, false);
        _mirror.Enter(text, line, _text);
        await Changed.InvokeAsync(change);
    }

    // The link beside it leads to the question; the text may not be asked yet.
    private async Task ClearAsync()
    {
        _offered.Close();
        (_text, _asked, _problems, _notes) = ("", "", [], []);
        _mirror.Enter("", "", "");
        await _input.FocusAsync();
    }

    private async Task CompleteAsync()
    {
        var stop = _offered.Restart();
        try
        {
            var caret = await Browser.InvokeAsync<int?>("searchLine.caret", stop, _input) ?? _text.Length;
            await _offered.OfferAsync(_text, caret, QuestionOf, Counts, Time, stop);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            // Whoever types may know the value.
            Log.LogWarning(error, "What can stand in the search line could not be suggested");
        }
    }

    private async Task OnKeyDownAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowDown" or "ArrowUp" && !_offered.IsOpen)
        {
            await CompleteAsync();
        }
        else if (key.Key == "Escape")
        {
            _offered.Close();
        }
    }

    private async Task TakeHintAsync(string line)
    {
        _text = line;
        await _input.FocusAsync();
        await ApplyAsync();
    }
}
