using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>What is offered below the search line, and which of it is chosen.</summary>
internal sealed class LineSuggestions
{
    // Between two letters of somebody who types fluently.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    private LineCompletion? _completion;
    private int _active = -1;

    /// <summary>What is offered; empty while nothing is.</summary>
    public ImmutableArray<LineOption> Options { get; private set; } = [];

    /// <summary>Whether anything is offered.</summary>
    public bool IsOpen => !Options.IsEmpty;

    /// <summary>The number of the chosen one; null for none.</summary>
    public int? Active => _active >= 0 && IsOpen ? _active : null;

    /// <summary>What Tab takes: the chosen one, or the first of those that begin as what is typed; null where Tab leaves the box.</summary>
    public LineOption? Next => Active is { } chosen ? Options[chosen] : IsOpen && _completion is { Prefix: not "" } ? Options[0] : null;

    /// <summary>Offers nothing any more.</summary>
    public void Close() => Offer([]);

    /// <summary>Chooses the next one, or the one before, round and round.</summary>
    public void Move(int step) => _active = (Math.Max(_active, step > 0 ? -1 : 0) + step + Options.Length) % Options.Length;

    /// <summary>Offers what can stand at a place of a line, its values with their counts as soon as they are there.</summary>
    /// <param name="text">The line.</param>
    /// <param name="caret">The place.</param>
    /// <param name="question">The question whose jobs are counted; null while there are no counts.</param>
    /// <param name="counts">Counts.</param>
    /// <param name="time">Measures the pause before it is counted.</param>
    /// <param name="stop">Stops counting.</param>
    public async Task OfferAsync(
        string text, int caret, ResolvedQuestion? question, JobCountQueries counts, TimeProvider time, CancellationToken stop)
    {
        _completion = LineCompletion.At(text, Math.Min(caret, text.Length));
        Offer(_completion is null ? [] : LineOption.AtOnce(_completion));
        if (question is null || _completion is not { } completion || LineOption.Counted(completion) is not { } field)
        {
            return;
        }
        await Task.Delay(s_pause, time, stop);
        var values = await counts.SuggestAsync(question, field, ValueMatch.Containing(completion.Prefix), 2 * LineOption.Max, stop);
        stop.ThrowIfCancellationRequested();
        Offer(LineOption.Of(completion, values.Value));
    }

    /// <summary>Takes one of them into the line, and closes.</summary>
    /// <returns>The line, the place after what was taken, and whether something has to follow it.</returns>
    public (string Text, int Caret, bool LeadsOn) Take(string text, LineOption option)
    {
        var (changed, caret) = _completion!.Take(text, option.Value);
        Close();
        return (changed, caret, _completion.Kind is LineCompletionKind.Name or LineCompletionKind.TagKey);
    }

    private void Offer(ImmutableArray<LineOption> options) => (Options, _active) = (options, -1);
}
