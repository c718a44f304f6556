using System.Text;

namespace JobsDashboard.Jobs;

/// <summary>Text in the form that ignores case: equal, containing and ordering here is the same as
/// <see cref="StringComparison.OrdinalIgnoreCase"/> on the original, in every database.</summary>
public static class FoldedText
{
    // Databases order text by code point, .NET by UTF-16 unit. The two differ in one place: U+E000 to U+FFFF come before the
    // supplementary characters by code point and after them by unit. Led by the last code point, they come after in both.
    // That one is no character and should occur in no text; where it does, it is doubled, so that it leads nothing.
    private const string AfterSupplementary = "\U0010FFFF";

    /// <summary>A text that sorts after everything that begins with <paramref name="prefix"/>, itself folded.</summary>
    public static string EndOf(string prefix) => prefix + AfterSupplementary + AfterSupplementary + AfterSupplementary;

    /// <summary>Folds each character by its simple upper-case form; nothing else is changed.</summary>
    public static string Of(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.AsSpan().ContainsAnyInRange('\uE000', '\uFFFF') || upper.Contains(AfterSupplementary, StringComparison.Ordinal) ? Escape(upper) : upper;
    }

    private static string Escape(string upper)
    {
        var escaped = new StringBuilder(upper.Length + 8);
        foreach (var unit in upper.Replace(AfterSupplementary, AfterSupplementary + AfterSupplementary, StringComparison.Ordinal))
        {
            if (unit >= '\uE000')
            {
                escaped.Append(AfterSupplementary);
            }
            escaped.Append(unit);
        }
        return escaped.ToString();
    }
}
