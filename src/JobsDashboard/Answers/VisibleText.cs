using System.Globalization;
using System.Text;

namespace JobsDashboard;

/// <summary>Texts from outside in a form that a terminal, a log or a window's title cannot be led astray by.</summary>
internal static class VisibleText
{
    /// <summary>The text in one line: what controls a terminal or turns and hides other characters stands as its escape, such as <c>\u001B</c>.</summary>
    public static string Of(string text) => Escaped(text, keepsLines: false);

    /// <summary>The same of a text that has lines of its own.</summary>
    public static string Lines(string text) => Escaped(text, keepsLines: true);

    private static string Escaped(string text, bool keepsLines)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune) || (keepsLines && rune.Value == '\n'))
            {
                visible.Append(rune);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
        }
        return visible.ToString();
    }

    // The two joiners only shape the letters beside them, and some languages cannot be written without.
    private static bool IsVisible(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
