using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JobsDashboard.Components.Jobs.Filters;

/// <summary>A text field that applies its text when typing pauses, at once on Enter, and not at all while the text is wrong.</summary>
/// <remarks>
/// Not a MudTextField, which has a dozen elements for one, and whose DebounceInterval cannot be ended early by Enter and does not tell
/// whether it is running, which decides whether a new URL may replace the text.
/// </remarks>
public sealed partial class TypedField : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(400);

    private string _text = "";
    private string _applied = "";
    private string? _expected;
    private ITimer? _pause;
    private (string, string?, string, bool, string?, string?) _drawn;

    /// <summary>Measures the pause.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>The label.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What the form calls it that the browser itself sends. No other field of the page has the same.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Leaves the label to those who hear the page, where a heading says it.</summary>
    [Parameter] public bool IsBare { get; set; }

    /// <summary>An example of a text.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>How to write the text.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What was expected instead of the text that the URL has.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>The text that applies.</summary>
    [Parameter, EditorRequired] public required string Value { get; set; }

    /// <summary>Another text applies.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>What is expected instead of a text; null for a correct one.</summary>
    [Parameter] public Func<string, string?> Expected { get; set; } = _ => null;

    private string Id => $"field-{Name}";

    private (string, string?, string, bool, string?, string?) Drawable => (_text, Wrong, Label, IsBare, Placeholder, Hint);

    private string? Wrong => _expected ?? (_text == "" ? Problem : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pause?.Dispose();
        _pause = null;
    }

    /// <summary>Shows the text of the URL, unless the user is typing.</summary>
    protected override void OnParametersSet()
    {
        if (Value != _applied && _pause is null)
        {
            (_text, _expected) = (Value, null);
        }
        _applied = Value;
    }

    /// <summary>Not what is drawn already: it would be sent again, with other handlers.</summary>
    protected override bool ShouldRender() => _drawn != Drawable;

    private void Type(string? text)
    {
        _text = text ?? "";
        _pause?.Dispose();
        _pause = Time.CreateTimer(_ => InvokeAsync(ApplyAsync), null, s_pause, Timeout.InfiniteTimeSpan);
    }

    private Task OnKeyDownAsync(KeyboardEventArgs key) => key.Key == "Enter" ? ApplyAsync() : Task.CompletedTask;

    private async Task ApplyAsync()
    {
        if (_pause is null)
        {
            return;
        }
        await _pause.DisposeAsync();
        _pause = null;
        var text = _text.Trim();
        _expected = text == "" ? null : Expected(text);
        if (_expected is null && text != _applied)
        {
            await ValueChanged.InvokeAsync(text);
        }
        StateHasChanged();
    }
}
