using System.Globalization;
using System.Text;

namespace JobsDashboard.Answers;

/// <summary>Escapes characters that could control a terminal or forge a line of a log, in texts that come from outside.</summary>
internal static class VisibleText
{
    /// <summary>
    /// The text in one line. Characters that control a terminal, or that turn or hide other characters, are replaced by their escape,
    /// such as <c>\u001B</c>.
    /// </summary>
    public static string Of(string text) => Escaped(text, keepsLines: false);

    /// <summary>The same for a text of several lines, which are kept.</summary>
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

    // The two joiners only shape the letters beside them, and some languages cannot be written without them.
    private static bool IsVisible(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
