using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Jobs.Tags;

/// <summary>Gives the values that contain a text, most used first.</summary>
public delegate Task<ImmutableArray<ValueCount>> Suggest(string part, CancellationToken cancellationToken);

/// <summary>A text box with suggestions. Arrows move, Enter picks, Escape or Backspace in the empty box goes back.</summary>
/// <remarks>
/// MudAutocomplete (9.12) is not used: it holds one value, while here each pick empties the box for the next one; and when Enter comes
/// before the suggestions it takes the unfinished text, where this box waits for them.
/// </remarks>
public sealed partial class SuggestionBox : IDisposable
{
    private readonly string _id = $"box-{Guid.NewGuid():N}";
    private string _text = "";
    private string? _of;
    private bool _isOpen;
    private bool _hasFailed;
    private int _active;
    private ImmutableArray<ValueCount> _suggestions = [];
    private Task _search = Task.CompletedTask;
    private CancellationTokenSource? _searching;

    /// <summary>Where a failure is written.</summary>
    [Inject] public required ILogger<SuggestionBox> Log { get; init; }

    /// <summary>Measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>What is looked for.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What the form calls it that the browser itself sends; null for none.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>A word on what to type.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Where the suggestions come from.</summary>
    [Parameter, EditorRequired] public required Suggest Suggest { get; set; }

    /// <summary>What the suggestions belong to, such as the key of a tag's values. A new one opens the box anew.</summary>
    [Parameter] public string? Of { get; set; }

    /// <summary>A suggested value was picked.</summary>
    [Parameter] public EventCallback<string> Picked { get; set; }

    /// <summary>A text was entered where none was suggested.</summary>
    [Parameter] public EventCallback<string> Typed { get; set; }

    /// <summary>Escape, or Backspace in the empty box.</summary>
    [Parameter] public EventCallback<KeyboardEventArgs> WentBack { get; set; }

    private string ListId => $"{_id}-list";

    private string State => (_hasFailed, _search.IsCompleted) switch
    {
        (true, _) => L["The suggestions could not be loaded."],
        (_, true) => L["Nothing found among these jobs."],
        _ => L["Searching…"],
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _searching?.Cancel();
        _searching?.Dispose();
    }

    /// <summary>Begins anew for other suggestions.</summary>
    protected override Task OnParametersSetAsync()
    {
        if (Of == _of)
        {
            return Task.CompletedTask;
        }
        _of = Of;
        Close();
        return Of is null ? Task.CompletedTask : OpenAsync();
    }

    private string OptionId(int index) => $"{_id}-{index}";

    private Task TypeAsync(string? text)
    {
        _text = text ?? "";
        return SearchAsync();
    }

    private Task OpenAsync() => _isOpen ? Task.CompletedTask : SearchAsync();

    // What was typed stays, for whoever comes back to it.
    private void Leave()
    {
        _searching?.Cancel();
        (_isOpen, _suggestions) = (false, []);
    }

    private void Close()
    {
        Leave();
        _text = "";
    }

    // Each letter searches, and stops the search of the letter before.
    private Task SearchAsync()
    {
        _searching?.Cancel();
        _searching?.Dispose();
        _searching = new CancellationTokenSource();
        (_isOpen, _hasFailed, _active, _suggestions) = (true, false, 0, []);
        return _search = FillAsync(_text, _searching.Token);
    }

    private async Task FillAsync(string part, CancellationToken stop)
    {
        try
        {
            var suggestions = await SuggestAsync(part, stop);
            stop.ThrowIfCancellationRequested();
            _suggestions = suggestions;
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            Log.LogError(error, "Suggestions for {Label} could not be read", Label);
            _hasFailed = true;
        }
    }

    // Where there is no room for the question, until there is.
    private async Task<ImmutableArray<ValueCount>> SuggestAsync(string part, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await Suggest(part, stop);
            }
            catch (QuestionRefusedException refused)
            {
                await Task.Delay(refused.RetryAfter, Time, stop);
            }
        }
    }

    private async Task OnKeyDownAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when !_isOpen:
                await OpenAsync();
                break;
            case "ArrowDown" or "ArrowUp" when !_suggestions.IsEmpty:
                _active = (_active + (key.Key == "ArrowDown" ? 1 : _suggestions.Length - 1)) % _suggestions.Length;
                break;
            case "Enter" when _isOpen:
                await PickActiveAsync();
                break;
            case "Escape" or "Backspace" when key.Key == "Escape" || _text == "":
                Close();
                await WentBack.InvokeAsync(key);
                break;
        }
    }

    // A quick typist presses Enter before the suggestions are there.
    private async Task PickActiveAsync()
    {
        var search = _search;
        await search;
        if (search != _search || !_isOpen)
        {
            return;
        }
        if (_active < _suggestions.Length)
        {
            await PickAsync(_suggestions[_active].Value);
        }
        else if (_text.Trim() is { Length: > 0 } text)
        {
            Close();
            await Typed.InvokeAsync(text);
        }
    }

    private Task PickAsync(string value)
    {
        Close();
        return Picked.InvokeAsync(value);
    }
}
