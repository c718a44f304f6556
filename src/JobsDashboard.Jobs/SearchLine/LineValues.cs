using System.Collections.Immutable;
using System.Text;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What stands after a colon: words as they are written, or a list of values.</summary>
internal static class LineValues
{
    /// <summary>Words up to the next blank outside quotes; after a name also a text in brackets, with nothing in it but itself.</summary>
    public static LineValue Words(LineCursor cursor, bool isNamed)
    {
        var start = cursor.At;
        if (isNamed && cursor.Sign == '(')
        {
            return InBrackets(cursor);
        }
        var words = new StringBuilder();
        while (!cursor.IsAtBlank)
        {
            if (LineText.IsQuote(cursor.Sign))
            {
                var isChinese = cursor.Sign != '"';
                var quoted = cursor.TakeQuoted();
                words.Append('"').Append(isChinese ? quoted.ToString().Replace('"', ' ') : quoted).Append('"');
                continue;
            }
            if (isNamed && LineText.IsComma(cursor.Sign))
            {
                cursor.Note(SearchLineSentences.NoListOfWords, start, cursor.At - start + 1);
            }
            words.Append(cursor.Sign);
            cursor.At++;
        }
        return new(start, cursor.At - start, words.ToString(), false);
    }

    /// <summary>Values between commas, of which those in quotes may hold anything.</summary>
    public static ImmutableArray<LineValue> List(LineCursor cursor, LineNameKind kind)
    {
        var values = ImmutableArray.CreateBuilder<LineValue>();
        do
        {
            cursor.At += values.Count > 0 ? 1 : 0;
            values.Add(One(cursor, kind));
        }
        while (cursor.Problem is null && LineText.IsComma(cursor.Sign));
        return values.ToImmutable();
    }

    // A closing bracket that belongs to the text is doubled.
    private static LineValue InBrackets(LineCursor cursor)
    {
        var (text, start, words) = (cursor.Text, cursor.At, new StringBuilder());
        for (cursor.At++; cursor.At < text.Length; cursor.At++)
        {
            var isClosing = cursor.Sign == ')';
            if (isClosing && (cursor.At + 1 == text.Length || text[cursor.At + 1] != ')'))
            {
                cursor.At++;
                cursor.ExpectEnd();
                return new(start, cursor.At - start, words.ToString().Trim(), true);
            }
            cursor.At += isClosing ? 1 : 0;
            words.Append(cursor.Sign);
        }
        cursor.Note(SearchLineSentences.BracketOpen, start, text.Length - start);
        return new(start, text.Length - start, "", true);
    }

    private static LineValue One(LineCursor cursor, LineNameKind kind)
    {
        var start = cursor.At;
        var mode = kind == LineNameKind.JobName ? ModeOf(cursor.Sign) : NameSearchMode.Wildcard;
        cursor.At += mode == NameSearchMode.Wildcard ? 0 : 1;
        var first = cursor.At;
        while (!cursor.IsAtBlank && !LineText.IsComma(cursor.Sign))
        {
            if (LineText.IsQuote(cursor.Sign) && (cursor.At == first || IsAtKey()))
            {
                var opening = cursor.At;
                cursor.TakeQuoted();
                cursor.ExpectEnd(mayBeComma: true);
                var text = cursor.Text[first..opening] + LineText.Unquoted(cursor.Text[opening..cursor.At]);
                return new(start, cursor.At - start, text, true) { NameMode = mode };
            }
            if (LineText.IsQuote(cursor.Sign))
            {
                cursor.Note(SearchLineSentences.QuoteWithin, cursor.At, 1);
            }
            cursor.At++;
        }
        if (cursor.At == first)
        {
            cursor.Note(SearchLineSentences.ValueNeeded, first - 1, 1);
        }
        return new(start, cursor.At - start, cursor.Text[first..cursor.At], false) { NameMode = mode };

        // After has: and no: the key of a tag may stand in quotes.
        bool IsAtKey() => kind is LineNameKind.Has or LineNameKind.No && LineNames.IsBeforeKey(cursor.Text[first..cursor.At]);
    }

    private static NameSearchMode ModeOf(char sign) => sign switch
    {
        '=' => NameSearchMode.Exact,
        '^' => NameSearchMode.Prefix,
        _ => NameSearchMode.Wildcard,
    };
}
