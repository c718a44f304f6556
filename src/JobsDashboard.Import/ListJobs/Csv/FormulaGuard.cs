using System.Buffers;
using System.Globalization;
using System.Text;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>Keeps spreadsheets from running texts as formulas, even if they take another separator or split cells at line breaks.</summary>
/// <remarks>
/// Puts a <c>'</c> before each formula sign with which a cell could begin, and one at the beginning of every text that was changed.
/// A text that begins with <c>'</c> anyway gets one more. So a cell that does not begin with <c>'</c> is the text itself.
/// </remarks>
internal static class FormulaGuard
{
    private const char Mark = '\'';

    // East Asian spreadsheets treat the full-width signs like the plain ones.
    private static readonly SearchValues<char> s_signs = SearchValues.Create("=+-@＝＋－＠");

    // A cell may begin after any of these: they are separators, quotes or line breaks.
    private static readonly SearchValues<char> s_cellStarts = SearchValues.Create(",;|\"\t\r\n\v\f\u0085\u2028\u2029");

    // Spreadsheets drop some of these at the beginning of a cell, and then look at the next character.
    private static readonly SearchValues<char> s_marked = SearchValues.Create("'\t\r\n\0");

    /// <summary>The cell for a text.</summary>
    public static string Guard(string text)
    {
        var inner = GuardInner(text);
        var isMarked = inner.Length > text.Length || BeginsLikeAFormula(text) || SpreadsheetCell.IsShortenedNumber(text);
        return isMarked ? Mark + inner : text;
    }

    /// <summary>The text of a cell; the inverse of <see cref="Guard"/>.</summary>
    public static string Unguard(string cell)
    {
        if (cell is not [Mark, .. var guarded])
        {
            return cell;
        }
        var (text, isCellStart) = (new StringBuilder(guarded.Length), false);
        foreach (var letter in guarded)
        {
            if (isCellStart && s_signs.Contains(letter) && text[^1] == Mark)
            {
                text.Length--;
            }
            text.Append(letter);
            isCellStart = IsCellStart(letter, isCellStart);
        }
        return text.ToString();
    }

    /// <summary>The cell for a JSON value: formula signs in its texts become JSON escapes where a cell could begin with them.</summary>
    public static string GuardJson(string json)
    {
        if (!json.AsSpan().ContainsAny(s_signs))
        {
            return json;
        }
        var (guarded, isCellStart, isText, isEscaped) = (new StringBuilder(json.Length), false, false, false);
        foreach (var letter in json)
        {
            if (isText && isCellStart && s_signs.Contains(letter))
            {
                guarded.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            }
            else
            {
                guarded.Append(letter);
            }
            isText ^= letter == '"' && !isEscaped;
            isEscaped = letter == '\\' && !isEscaped;
            isCellStart = IsCellStart(letter, isCellStart);
        }
        return guarded.ToString();
    }

    private static string GuardInner(string text)
    {
        if (!text.AsSpan().ContainsAny(s_cellStarts) || !text.AsSpan().ContainsAny(s_signs))
        {
            return text;
        }
        var (guarded, isCellStart) = (new StringBuilder(text.Length), false);
        foreach (var letter in text)
        {
            if (isCellStart && s_signs.Contains(letter))
            {
                guarded.Append(Mark);
            }
            guarded.Append(letter);
            isCellStart = IsCellStart(letter, isCellStart);
        }
        return guarded.ToString();
    }

    private static bool BeginsLikeAFormula(string text) =>
        text.Length > 0 && (s_marked.Contains(text[0]) || (text.AsSpan().TrimStart() is [var first, ..] && s_signs.Contains(first)));

    /// <summary>Whether a cell could begin after the character.</summary>
    private static bool IsCellStart(char letter, bool wasCellStart) =>
        s_cellStarts.Contains(letter) || (wasCellStart && (letter == Mark || char.IsWhiteSpace(letter)));
}
