using System.Buffers;
using System.Globalization;
using System.Text;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>A run of letters and digits, normalised and folded. Runs of Han, kana and Hangul stand by themselves.</summary>
/// <param name="Text">Compatibility-normalised (NFKC), each character in its simple upper-case form.</param>
/// <param name="IsCjk">Whether it is written without blanks between words, so that any part of it can be a word.</param>
public readonly record struct Token(string Text, bool IsCjk)
{
    private static readonly SearchValues<char> s_asciiLetters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The tokens of a text in order. Everything that is no letter and no digit separates.</summary>
    public static IEnumerable<Token> In(string text)
    {
        var normal = Normal(text);
        return PlacesIn(normal).Select(place => new Token(normal[place.Start..place.End], place.IsCjk));
    }

    /// <summary>Where the tokens of a text are that is normalised and folded already.</summary>
    internal static IEnumerable<TokenPlace> PlacesIn(string normal) =>
        Ascii.IsValid(normal) ? PlacesInAscii(normal) : PlacesInAny(normal);

    // Nearly all texts are ASCII, and the processor finds where its kinds of characters change many characters at once.
    private static IEnumerable<TokenPlace> PlacesInAscii(string normal)
    {
        var end = 0;
        while (normal.AsSpan(end).IndexOfAny(s_asciiLetters) is >= 0 and var separators)
        {
            var start = end + separators;
            var length = normal.AsSpan(start).IndexOfAnyExcept(s_asciiLetters);
            end = length < 0 ? normal.Length : start + length;
            yield return new(start, end, IsCjk: false);
        }
    }

    private static IEnumerable<TokenPlace> PlacesInAny(string normal)
    {
        var start = 0;
        var kind = TokenKind.Separator;
        var at = 0;
        foreach (var rune in normal.EnumerateRunes())
        {
            var next = KindOf(rune);
            if (next != kind)
            {
                if (kind != TokenKind.Separator)
                {
                    yield return new(start, at, kind == TokenKind.Cjk);
                }
                (start, kind) = (at, next);
            }
            at += rune.Utf16SequenceLength;
        }
        if (kind != TokenKind.Separator)
        {
            yield return new(start, at, kind == TokenKind.Cjk);
        }
    }

    /// <summary>The text, normalised and folded, in which tokens have their places.</summary>
    internal static string Normal(string text) => Compatible(text).ToUpperInvariant();

    private enum TokenKind
    {
        Separator,
        Letters,
        Cjk,
    }

    /// <summary>The text in the form (NFKC) in which full-width letters, ligatures and the like are the plain ones.</summary>
    public static string Compatible(string text) => Ascii.IsValid(text) ? text : Sound(text).Normalize(NormalizationForm.FormKC);

    // Normalize throws on half a surrogate pair and on the noncharacter U+FFFE. Both become U+FFFD, which separates as they do.
    private static string Sound(string text)
    {
        if (IsSound(text))
        {
            return text;
        }
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            sound.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }
        return sound.ToString();
    }

    // Half a pair is enumerated as U+FFFD.
    private static bool IsSound(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0xFFFD or 0xFFFE)
            {
                return false;
            }
        }
        return true;
    }

    private static TokenKind KindOf(Rune rune)
    {
        if (rune.IsAscii)
        {
            return char.IsAsciiLetterOrDigit((char)rune.Value) ? TokenKind.Letters : TokenKind.Separator;
        }
        // The Chinese zero, which Unicode takes for a number of another kind than the digits.
        if (rune.Value == 0x3007)
        {
            return TokenKind.Cjk;
        }
        if (!Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber)
        {
            return TokenKind.Separator;
        }
        return IsCjkPoint(rune.Value) ? TokenKind.Cjk : TokenKind.Letters;
    }

    private static bool IsCjkPoint(int point) => point switch
    {
        >= 0x1100 and <= 0x11FF => true,   // Hangul Jamo
        >= 0x3005 and <= 0x3006 => true,   // 々 〆
        >= 0x3031 and <= 0x303C => true,   // kana repeat marks
        >= 0x3041 and <= 0x30FF => true,   // kana
        >= 0x3131 and <= 0x318E => true,   // Hangul compatibility
        >= 0x31F0 and <= 0x31FF => true,   // kana extensions
        >= 0x3400 and <= 0x4DBF => true,   // Han, extension A
        >= 0x4E00 and <= 0x9FFF => true,   // Han
        >= 0xA960 and <= 0xA97F => true,   // Hangul Jamo extended A
        >= 0xAC00 and <= 0xD7FF => true,   // Hangul syllables, Jamo extended B
        >= 0xF900 and <= 0xFAFF => true,   // Han compatibility
        >= 0x1AFF0 and <= 0x1B16F => true, // kana extensions
        >= 0x20000 and <= 0x3FFFF => true, // Han, the supplementary extensions
        _ => false,
    };
}

/// <summary>Where a token is in the normalised text. Indexing takes millions of them, most of which nobody needs as a text.</summary>
internal readonly record struct TokenPlace(int Start, int End, bool IsCjk);
