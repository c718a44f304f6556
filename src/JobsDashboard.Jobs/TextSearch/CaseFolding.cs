using System.Buffers;
using System.Text;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>Text in the form that ignores case: equal, containing and ordering here is the same as
/// <see cref="StringComparison.OrdinalIgnoreCase"/> on the original, in every database.</summary>
public static class CaseFolding
{
    // SQLite orders text by code point, SQL Server and .NET by UTF-16 unit. The two differ in one place: U+E000 to U+FFFF come before
    // the supplementary characters by code point and after them by unit. Led by the last code point, they come after in both.
    // That one is no character and should occur in no text; where it does, it is doubled, so that it leads nothing.
    private const string AfterSupplementary = "\U0010FFFF";

    /// <summary>The text that in every database sorts right after all that begin with <paramref name="prefix"/>, itself folded.</summary>
    /// <returns>Null where there is no such text, which is after characters that nobody types.</returns>
    public static string? EndOf(string prefix)
    {
        if (Rune.DecodeLastFromUtf16(prefix, out var last, out var length) != OperationStatus.Done || Rune.IsControl(last))
        {
            return null;
        }
        var head = prefix[..^length];
        return last.Value switch
        {
            // After it come the supplementary characters, because those from U+E000 on are led by one of them.
            0xD7FF => head + "\U00010000",
            // No characters; a database may have marks of its own among the first.
            (>= 0xFDCF and <= 0xFDEF) or 0xFFFF or 0x10FFFF => null,
            var value => head + new Rune(value + 1),
        };
    }

    /// <summary>Folds each character by its simple upper-case form; nothing else is changed.</summary>
    public static string Of(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.AsSpan().ContainsAnyInRange('\uE000', '\uFFFF') || upper.Contains(AfterSupplementary, StringComparison.Ordinal)
            ? Escape(upper)
            : upper;
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
