using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.Zones;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>
/// When the search line shows what the question says: at first, and whenever something else than the line changed it. What is typed and
/// not entered stays, without the conditions that were removed meanwhile, and so does a text of which something was not understood, so
/// that it can be mended.
/// </summary>
internal sealed class LineMirror
{
    private string? _shown;
    private string? _expected;
    private (string Text, string Begun)? _written;
    private string? _typed;

    /// <summary>What stood in the line of the browser when somebody began to type: what is typed changes that.</summary>
    public string Begun { get; private set; } = "";

    /// <summary>Whether somebody types what is not entered yet.</summary>
    public bool IsTyped => _typed is not null && _typed.Trim() != Begun.Trim();

    /// <summary>The text to show now; null where the text stays as it is.</summary>
    /// <param name="request">What is shown.</param>
    /// <param name="entered">What was entered for it before the page was live; null for nothing.</param>
    /// <param name="clock">The page's clock.</param>
    public string? Show(ListJobsRequest request, string? entered, ZoneClock clock)
    {
        var line = SearchLineText.Write(request, clock);
        if (line == _shown)
        {
            return null;
        }
        var (before, isExpected) = (_shown, line == _expected);
        (_shown, _expected) = (line, null);
        if (isExpected)
        {
            return null;
        }
        if (before is not null && IsTyped)
        {
            return Follow(before, line);
        }
        var text = entered ?? line;
        _written = before is null ? null : (text, text);
        Begun = before is null ? text : Begun;
        _typed = null;
        return text;
    }

    private string? Follow(string before, string line)
    {
        var text = SearchLineText.Follow(_typed!, Begun, before, line);
        if (text == _typed)
        {
            return null;
        }
        (_typed, _written) = (text, (text, SearchLineText.Follow(Begun, Begun, before, line)));
        return text;
    }

    /// <summary>Tells what is typed.</summary>
    public void Type(string text) => _typed = text;

    /// <summary>Tells what is entered.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line of the question that it leads to: when that is shown, the text stays as it is.</param>
    /// <param name="written">The text that is written now.</param>
    public void Enter(string text, string line, string written)
    {
        (Begun, _written, _typed) = (text, (written, written), null);
        _expected = line == _shown ? null : line;
    }

    /// <summary>Finds out whether the browser shows what was written last, or somebody had begun to type before it came.</summary>
    public async Task ConfirmAsync(IJSRuntime browser, ElementReference input)
    {
        if (_written is not var (text, begun))
        {
            return;
        }
        _written = null;
        try
        {
            Begun = await browser.InvokeAsync<bool?>("searchLine.shows", input, text) == false ? Begun : begun;
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, or comes back with the line that it has.
        }
    }
}
