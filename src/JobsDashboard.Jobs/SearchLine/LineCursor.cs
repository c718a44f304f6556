namespace JobsDashboard.Jobs.SearchLine;

/// <summary>A place in a search line, and the first problem met since the piece began.</summary>
internal sealed class LineCursor(string text)
{
    public string Text { get; } = text;

    public int At { get; set; }

    /// <summary>Where the piece began.</summary>
    public int Start { get; private set; }

    public SearchLineProblem? Problem { get; private set; }

    /// <summary>The sign at this place; after the end, a blank.</summary>
    public char Sign => At < Text.Length ? Text[At] : ' ';

    public bool IsAtBlank => char.IsWhiteSpace(Sign);

    /// <summary>Goes to the next piece.</summary>
    /// <returns>False when there is none.</returns>
    public bool Begin()
    {
        while (At < Text.Length && IsAtBlank)
        {
            At++;
        }
        (Start, Problem) = (At, null);
        return At < Text.Length;
    }

    /// <summary>Skips the rest of the piece.</summary>
    public void SkipPiece()
    {
        while (!IsAtBlank)
        {
            At = LineText.IsQuote(Sign) ? Math.Min((LineText.Closing(Text, At) ?? Text.Length) + 1, Text.Length) : At + 1;
        }
    }

    /// <summary>Notes a problem, unless there is one already.</summary>
    public void Note(SearchLineSentence sentence, int start, int length) => Problem ??= sentence.At(start, length);

    /// <summary>Goes past a text in quotes, and notes where it is not closed.</summary>
    /// <returns>The text between the quotes as it is written.</returns>
    public ReadOnlySpan<char> TakeQuoted()
    {
        var opening = At;
        var closing = LineText.Closing(Text, opening);
        if (closing is null)
        {
            Note(SearchLineSentences.QuoteOpen, opening, Text.Length - opening);
        }
        At = closing + 1 ?? Text.Length;
        return Text.AsSpan((opening + 1)..(closing ?? Text.Length));
    }

    /// <summary>Notes where a piece goes on after a quote or bracket that should end it.</summary>
    public void ExpectEnd(bool mayBeComma = false)
    {
        if (!IsAtBlank && !(mayBeComma && LineText.IsComma(Sign)))
        {
            Note(SearchLineSentences.BlankNeeded, At, 1);
        }
    }
}
