using System.Collections.Immutable;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Cuts a search line into its pieces.</summary>
internal static class LineScanner
{
    /// <summary>The pieces in order.</summary>
    public static IEnumerable<LineTerm> TermsIn(string text)
    {
        var cursor = new LineCursor(text);
        while (cursor.Begin())
        {
            yield return Next(cursor);
        }
    }

    /// <summary>Where the colon of a name is that begins at a place; null when a word begins there.</summary>
    public static int? ColonAfterName(string text, int start)
    {
        for (var i = start; i < text.Length && !char.IsWhiteSpace(text[i]); i++)
        {
            if (LineText.IsColon(text[i]))
            {
                return i;
            }
            if (LineText.IsQuote(text[i]))
            {
                return LineNames.IsBeforeKey(text[start..i])
                    && LineText.Closing(text, i) is { } closing && closing + 1 < text.Length && LineText.IsColon(text[closing + 1])
                        ? closing + 1
                        : null;
            }
        }
        return null;
    }

    private static LineTerm Next(LineCursor cursor)
    {
        var isExcluded = cursor.Sign == '-';
        cursor.At += isExcluded ? 1 : 0;
        if (isExcluded && (cursor.IsAtBlank || cursor.Sign == '-'))
        {
            return Wrong(cursor, SearchLineSentences.Minus);
        }
        return ColonAfterName(cursor.Text, cursor.At) is { } colon
            ? Condition(cursor, isExcluded, colon)
            : Term(cursor, isExcluded, LineNames.Search, null, [LineValues.Words(cursor, isNamed: false)]);
    }

    private static LineTerm Condition(LineCursor cursor, bool isExcluded, int colon)
    {
        var written = cursor.Text[cursor.At..colon];
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var name = LineNames.Find(point < 0 ? written : written[..point]);
        var key = point < 0 ? null : written[(point + 1)..];
        if (name is null || (key is not null && !name.TakesKey))
        {
            return Wrong(cursor, SearchLineSentences.ForUnknown(written));
        }
        if (name.TakesKey && key is null or "" or "\"\"")
        {
            return Wrong(cursor, SearchLineSentences.KeyNeeded);
        }
        key = key is [var sign, ..] && LineText.IsQuote(sign) ? LineText.Unquoted(key) : key;
        cursor.At = colon + 1;
        if (cursor.IsAtBlank)
        {
            return Wrong(cursor, SearchLineSentences.ValueNeeded);
        }
        return Term(
            cursor, isExcluded, name, key,
            name.Kind == LineNameKind.Words ? [LineValues.Words(cursor, isNamed: true)] : LineValues.List(cursor, name.Kind));
    }

    private static LineTerm Term(LineCursor cursor, bool isExcluded, LineName name, string? key, ImmutableArray<LineValue> values)
    {
        if (cursor.Problem is null && LineText.IsBroken(cursor.Text.AsSpan(cursor.Start..cursor.At)))
        {
            cursor.Note(SearchLineSentences.Broken, cursor.Start, cursor.At - cursor.Start);
        }
        cursor.SkipPiece();
        return new(cursor.Start, cursor.At - cursor.Start, isExcluded, name, key, values) { Problem = cursor.Problem };
    }

    private static LineTerm Wrong(LineCursor cursor, SearchLineSentence sentence)
    {
        cursor.SkipPiece();
        cursor.Note(sentence, cursor.Start, cursor.At - cursor.Start);
        return new(cursor.Start, cursor.At - cursor.Start, false, LineNames.Search, null, []) { Problem = cursor.Problem };
    }
}
