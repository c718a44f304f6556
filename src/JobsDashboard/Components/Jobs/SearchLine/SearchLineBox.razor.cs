using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Pasting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
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
    private ImmutableArray<SearchLineProblem> _problems = [];
    private ImmutableArray<string> _notes = [];
    private bool _isPasted;
    private int? _caretToSet;
    private CancellationTokenSource? _searching;

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

    /// <summary>What is shown, which the line says.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>The question under which values are counted; null while it is not answered yet.</summary>
    [Parameter] public ResolvedQuestion? Question { get; set; }

    /// <summary>What was entered before the page was live and not understood whole; null for nothing.</summary>
    [Parameter] public string? Line { get; set; }

    /// <summary>Another question is asked.</summary>
    [Parameter] public EventCallback<RequestChange> Changed { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <summary>Shows what the question says, where somebody else changed it.</summary>
    protected override void OnParametersSet()
    {
        if (_mirror.Show(Request, Line) is { } text)
        {
            Close();
            (_text, _notes) = (text, []);
            _problems = Line is null ? [] : LineAnswer.Of(text, Time.GetUtcNow()).Problems;
        }
    }

    /// <summary>Puts the caret after what was taken.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_caretToSet is { } caret)
        {
            _caretToSet = null;
            await Browser.InvokeVoidAsync("searchLine.place", _input, caret);
        }
    }

    private static string OptionId(int index) => $"search-line-{index}";

    private string Marked(SearchLineProblem problem) =>
        problem.Start + problem.Length <= _text.Length ? DisplayText.Cut(_text.Substring(problem.Start, problem.Length), 60) : "";

    private Task TypeAsync(string? text)
    {
        _text = text ?? "";
        var isPasted = _isPasted;
        _isPasted = false;
        // Once something was wrong, it is checked with every letter whether it still is.
        _problems = _problems.IsEmpty ? [] : LineAnswer.Of(_text, Time.GetUtcNow()).Problems;
        return isPasted && PastedText.Read(_text, Time.GetUtcNow()) is { CouldBeWords: false, IsOtherUrl: false }
            ? ApplyAsync()
            : CompleteAsync();
    }

    private Task SubmitAsync() => _offered.Active is { } chosen ? TakeAsync(_offered.Options[chosen]) : ApplyAsync();

    private async Task ApplyAsync()
    {
        Close();
        var text = _text;
        var answer = await LineAnswer.ReadAsync(text, Jobs, Caller, Time.GetUtcNow(), CancellationToken.None);
        if (text != _text)
        {
            // Somebody who types on will enter it again.
            return;
        }
        var changed = answer.Change(Request);
        (_problems, _notes) = (answer.Problems, answer.Notes);
        _text = _problems.IsEmpty ? SearchLineText.Write(changed) : _text;
        _mirror.Expect(changed);
        await Changed.InvokeAsync(answer.Change);
    }

    // The link beside it leads to the question; the text may not be asked yet.
    private async Task ClearAsync()
    {
        Close();
        (_text, _problems, _notes) = ("", [], []);
        await _input.FocusAsync();
    }

    // Where the text was just changed here, the browser does not know its caret yet.
    private async Task CompleteAsync(int? known = null)
    {
        var stop = Restart();
        try
        {
            var caret = known ?? await Browser.InvokeAsync<int?>("searchLine.caret", stop, _input) ?? _text.Length;
            await _offered.OfferAsync(_text, caret, Question, Counts, Time, stop);
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
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when !_offered.IsOpen:
                await CompleteAsync();
                break;
            case "ArrowDown" or "ArrowUp":
                _offered.Move(key.Key == "ArrowDown" ? 1 : -1);
                break;
            case "Tab" when !key.ShiftKey && _offered.Next is { } next:
                await TakeAsync(next);
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private Task TakeAsync(LineOption option)
    {
        (_text, var caret, var leadsOn) = _offered.Take(_text, option);
        _caretToSet = caret;
        return leadsOn ? CompleteAsync(caret) : Task.CompletedTask;
    }

    private void Close()
    {
        Stop();
        _offered.Close();
    }

    private CancellationToken Restart()
    {
        Stop();
        return (_searching = new CancellationTokenSource()).Token;
    }

    private void Stop()
    {
        _searching?.Cancel();
        _searching?.Dispose();
        _searching = null;
    }
}
