using System.Buffers;
using System.Collections.Frozen;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>
/// Values in a text that follow the name of a secret: <c>name=value</c>, <c>name: value</c>, <c>"name": "value"</c>, <c>--name value</c>.
/// </summary>
internal static class NamedValues
{
    private const int LongestNumber = 6;
    private const int LooksRandomFrom = 8;
    private const int IsLongFrom = 20;
    private const int MaxBlanks = 64;

    private static readonly FrozenSet<string> s_words = new[]
    {
        "true", "false", "none", "null", "nil", "yes", "no", "on", "off", "undefined", "required", "optional", "default", "auto", "string",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789.-");
    private static readonly SearchValues<char> s_time = SearchValues.Create("0123456789.,:/-");
    private static readonly SearchValues<char> s_noVariable = SearchValues.Create(":;<=>?@^`");

    /// <summary>Adds where the secrets are.</summary>
    public static void Find(SecretNames names, string text, List<(int Start, int End)> found)
    {
        Find(names, text, inChinese: false, found);
        Find(names, text, inChinese: true, found);
    }

    /// <summary>Whether the value of a name of that kind is one.</summary>
    public static bool IsSecret(ReadOnlySpan<char> value, SecretKind kind)
    {
        if (value.IsEmpty || IsReference(value) || value.IndexOfAnyExcept('*', SecretMask.Mark[0]) < 0 ||
            s_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value))
        {
            return false;
        }
        return kind switch
        {
            SecretKind.Password => true,
            SecretKind.Token => value.Length > LongestNumber || value.IndexOfAnyExcept(s_number) >= 0,
            SecretKind.Possible => LooksRandom(value),
            _ => false,
        };
    }

    private static void Find(SecretNames names, string text, bool inChinese, List<(int Start, int End)> found)
    {
        var at = 0;
        while (names.Next(text, at, inChinese) is var (start, end, kind))
        {
            at = end;
            if (BeginningOf(text, start, end) is not var (value, isProse))
            {
                continue;
            }
            var valueEnd = EndOf(text, ref value);
            // After a colon, a token or a key is often prose: "invalid token: expected a number".
            if (IsSecret(text.AsSpan(value..valueEnd), isProse && kind == SecretKind.Token ? SecretKind.Possible : kind))
            {
                found.Add((value, valueEnd));
                at = valueEnd;
            }
        }
    }

    // Of a variable the name is shown: it is no secret, and says where the secret is. So is <your token>.
    private static bool IsReference(ReadOnlySpan<char> value) =>
        value.StartsWith("$(") ||
        (value[0] == '$' && value[1..].Trim("{}").IndexOfAnyExceptInRange('0', 'z') < 0 && !value.ContainsAny(s_noVariable)) ||
        (value[0] == '%' && value[^1] == '%') ||
        (value[0] == '<' && value[^1] == '>') ||
        value.StartsWith("{{");

    private static bool LooksRandom(ReadOnlySpan<char> value) => value.Length >= IsLongFrom ||
        (value.Length >= LooksRandomFrom && value.ContainsAnyInRange('0', '9') && value.IndexOfAnyExcept(s_time) >= 0);

    // Where the value begins, and whether a colon in prose is before it; null where no value follows the name.
    private static (int Start, bool IsProse)? BeginningOf(string text, int name, int nameEnd)
    {
        var at = SkipQuote(text, nameEnd);
        var isQuoted = at > nameEnd;
        var sign = SkipBlanks(text, at);
        var rest = text.AsSpan(sign);
        if (rest is ['=' or ':' or '：' or '＝', ..] && !rest.StartsWith("://") && !rest.StartsWith("::"))
        {
            var after = rest.StartsWith("==") || rest.StartsWith("=>") || rest.StartsWith(":=") ? sign + 2 : sign + 1;
            var value = SkipBlanks(text, after);
            // A comparison, or a package with its version; or an empty value before the next option.
            var isNone = rest.StartsWith("==") ? SkipQuote(text, value) == value : value > after && text.AsSpan(value).StartsWith('-');
            return isNone ? null : (value, text[sign] == ':' && !isQuoted);
        }
        if (text[nameEnd - 1] is '是' or '为')
        {
            return (nameEnd, false);
        }
        // The next argument, in a command line or in a list of arguments.
        if (text[name] != '-')
        {
            return null;
        }
        var next = sign < text.Length && text[sign] == ',' ? SkipBlanks(text, sign + 1) : sign;
        return next > at && next < text.Length && text[next] != '-' ? (next, false) : null;
    }

    // The end of the value. Quotes around it are left out of it: the beginning is moved behind them.
    private static int EndOf(string text, ref int start)
    {
        var at = SkipQuote(text, start);
        if (at == start)
        {
            return EndOfPlain(text, start);
        }
        var (quote, level) = (text[at - 1], at - start);
        start = at;
        for (; at < text.Length; at++)
        {
            if (text[at] != quote)
            {
                continue;
            }
            var first = at;
            while (first > start && text[first - 1] == '\\')
            {
                first--;
            }
            if (at - first < level)
            {
                // What follows at once belongs to the same word of a shell.
                return at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) ? EndOfPlain(text, at + 1) : first;
            }
        }
        return text.Length;
    }

    private static int EndOfPlain(string text, int start)
    {
        var at = start;
        while (at < text.Length && !EndsPlain(text, at))
        {
            at++;
        }
        return at;
    }

    private static bool EndsPlain(string text, int at) => text[at] switch
    {
        '&' or ';' or '|' or ')' or ']' or '}' or '`' or '，' or '。' or '；' => true,
        '\\' => at + 1 < text.Length && text[at + 1] is '"' or '\'' or 'n' or 'r',
        // A quote within a word belongs to it, and so does a comma that begins no other name.
        '"' or '\'' => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]),
        ',' => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || BeginsName(text, at + 1),
        var one => char.IsWhiteSpace(one) || char.IsControl(one),
    };

    private static bool BeginsName(string text, int at)
    {
        while (at < text.Length && SecretNames.IsOfName(text[at]))
        {
            at++;
        }
        return at < text.Length && text[at] is '=' or ':';
    }

    // A quote, with the backslashes that make it part of a quoted text.
    private static int SkipQuote(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && text[quote] == '\\')
        {
            quote++;
        }
        return quote < text.Length && text[quote] is '"' or '\'' ? quote + 1 : at;
    }

    // The end of a line that goes on in the next.
    private static bool IsContinued(string text, int at) => text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '\n';

    private static int SkipBlanks(string text, int at)
    {
        var end = Math.Min(text.Length, at + MaxBlanks);
        while (at < end && (text[at] is ' ' or '\t' || IsContinued(text, at)))
        {
            at += IsContinued(text, at) ? 2 : 1;
        }
        return at;
    }
}
