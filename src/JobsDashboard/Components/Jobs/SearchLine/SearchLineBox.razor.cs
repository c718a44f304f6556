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
    // Between two letters of somebody who types fluently.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    private readonly LineMirror _mirror = new();
    private ElementReference _input;
    private string _text = "";
    private ImmutableArray<SearchLineProblem> _problems = [];
    private ImmutableArray<string> _notes = [];
    private ImmutableArray<LineOption> _options = [];
    private LineCompletion? _completion;
    private bool _isOpen;
    private bool _isPasted;
    private int _active = -1;
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

    private bool TabTakes => _active >= 0 || _completion is { Prefix: not "" };

    // What the line does not say goes along when the browser sends the form itself.
    private IEnumerable<(string Name, string Value)> Kept => LineParameter.PairsOf(Links.To(ListJobsRequest.Default with
    {
        SortBy = Request.SortBy,
        Ascending = Request.Ascending,
        PageSize = Request.PageSize,
    }));

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <summary>Shows what the question says, where somebody else changed it.</summary>
    protected override void OnParametersSet()
    {
        if (_mirror.Show(Request, Line) is { } text)
        {
            Stop();
            (_text, _isOpen, _notes) = (text, false, []);
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

    private static string NoteOf(LineOption option) => option switch
    {
        { Count: { } count } => DisplayText.Number(count),
        { Label: { } label } => L[label].Value,
        _ => "",
    };

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

    private Task SubmitAsync() => _isOpen && _active >= 0 ? TakeAsync(_options[_active]) : ApplyAsync();

    private async Task ApplyAsync()
    {
        Close();
        var stop = Restart();
        var answer = await LineAnswer.ReadAsync(_text, Jobs, Caller, Time.GetUtcNow(), stop);
        if (stop.IsCancellationRequested)
        {
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

    private async Task CompleteAsync()
    {
        var stop = Restart();
        var caret = await Browser.InvokeAsync<int?>("searchLine.caret", stop, _input);
        _completion = LineCompletion.At(_text, Math.Min(caret ?? _text.Length, _text.Length));
        Offer(_completion is null ? [] : LineOption.AtOnce(_completion));
        if (_completion is not null && LineOption.Counted(_completion) is { } field && Question is { } question)
        {
            await OfferValuesAsync(_completion, field, question, stop);
        }
    }

    private async Task OfferValuesAsync(LineCompletion completion, CountedField field, ResolvedQuestion question, CancellationToken stop)
    {
        try
        {
            await Task.Delay(s_pause, Time, stop);
            var values = await Counts.SuggestAsync(question, field, ValueMatch.Containing(completion.Prefix), 2 * LineOption.Max, stop);
            stop.ThrowIfCancellationRequested();
            Offer(LineOption.Of(completion, values.Value));
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            // Whoever types knows the value perhaps.
            Log.LogWarning(error, "Values of {Field} could not be suggested", field.Name);
        }
    }

    private void Offer(ImmutableArray<LineOption> options) => (_options, _isOpen, _active) = (options, !options.IsEmpty, -1);

    private async Task OnKeyDownAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when !_isOpen:
                await CompleteAsync();
                break;
            case "ArrowDown":
                _active = (_active + 1) % _options.Length;
                break;
            case "ArrowUp":
                _active = (Math.Max(_active, 0) + _options.Length - 1) % _options.Length;
                break;
            case "Tab" when _isOpen && !key.ShiftKey && TabTakes:
                await TakeAsync(_options[Math.Max(_active, 0)]);
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private Task TakeAsync(LineOption option)
    {
        (_text, _caretToSet) = _completion!.Take(_text, option.Value);
        var leadsOn = _completion.Kind is LineCompletionKind.Name or LineCompletionKind.TagKey;
        Close();
        return leadsOn ? CompleteAsync() : Task.CompletedTask;
    }

    private void Close() => (_isOpen, _active) = (false, -1);

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
