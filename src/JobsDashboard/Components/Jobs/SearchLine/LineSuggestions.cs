using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine.Suggesting;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>
/// What is offered below the search line. <c>Scripts/line.js</c> chooses and takes, so that nobody who types waits for it.
/// </summary>
internal sealed class LineSuggestions : IDisposable
{
    // Between two letters of somebody who types fluently.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource? _searching;

    /// <summary>What is offered; empty while nothing is.</summary>
    public ImmutableArray<LineOption> Options { get; private set; } = [];

    /// <summary>The line that they complete.</summary>
    public string Line { get; private set; } = "";

    /// <summary>What of it they complete; null for nothing.</summary>
    public LineCompletion? Completion { get; private set; }

    /// <summary>Whether anything is offered.</summary>
    public bool IsOpen => !Options.IsEmpty;

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <summary>Offers nothing any more.</summary>
    public void Close()
    {
        Stop();
        Options = [];
    }

    /// <summary>Stops what is being looked for, to look for something else.</summary>
    public CancellationToken Restart()
    {
        Stop();
        return (_searching = new CancellationTokenSource()).Token;
    }

    /// <summary>Offers what can stand at a place of a line, its values with their counts as soon as they are there.</summary>
    /// <param name="text">The line.</param>
    /// <param name="caret">The place.</param>
    /// <param name="ask">The question whose jobs are counted, which a line says; null while there are no counts.</param>
    /// <param name="counts">Counts.</param>
    /// <param name="time">Measures the pause before it is counted.</param>
    /// <param name="stop">Stops counting.</param>
    public async Task OfferAsync(
        string text, int caret, Func<string, ResolvedQuestion?> ask, JobCountQueries counts, TimeProvider time, CancellationToken stop)
    {
        (Line, Completion) = (text, LineCompletion.At(text, Math.Min(caret, text.Length)));
        Options = Completion is null ? [] : LineOption.AtOnce(Completion);
        if (Completion is not { } completion || LineOption.Counted(completion) is not { } field || ask(completion.Rest) is not { } question)
        {
            return;
        }
        await Task.Delay(s_pause, time, stop);
        // Names that the page has in another language are found by what the page calls them.
        var match = LineOption.Choices(completion).IsEmpty ? ValueMatch.Containing(completion.Prefix) : ValueMatch.All;
        var values = await counts.SuggestAsync(question, field, match, 2 * LineOption.Max, stop);
        stop.ThrowIfCancellationRequested();
        Options = LineOption.Of(completion, values.Value);
    }

    private void Stop()
    {
        _searching?.Cancel();
        _searching?.Dispose();
        _searching = null;
    }
}
