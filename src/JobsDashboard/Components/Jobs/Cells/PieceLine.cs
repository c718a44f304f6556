using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Components.Jobs.Cells;

/// <summary>A piece of text as one line of a narrow cell, so that its first mark is in sight.</summary>
public static class PieceLine
{
    // What is shown before the first mark, at most.
    private const int Lead = 14;

    /// <summary>The line, and where its marks are.</summary>
    public static (string Text, ImmutableArray<TextRange> Marks) Of(TextPiece piece)
    {
        if (piece.Marks is not [var first, ..] || first.Start <= Lead + 1)
        {
            return (piece.Text, piece.Marks);
        }
        var start = StartOf(piece.Text, first.Start);
        return ("…" + piece.Text[start..], [.. piece.Marks.Select(mark => mark with { Start = mark.Start - start + 1 })]);
    }

    // At a word, if one begins there.
    private static int StartOf(string text, int mark)
    {
        var start = mark - Lead;
        var blank = text.IndexOf(' ', start, Lead);
        start = blank < 0 ? start : blank + 1;
        return char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }
}
