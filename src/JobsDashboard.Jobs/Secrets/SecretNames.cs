using System.Buffers;
using System.Collections.Frozen;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>Which names are those of secrets: of options, of variables, of fields.</summary>
/// <remarks>
/// Words of the name decide, whatever its spelling: <c>dbPassword</c>, <c>DB_PASSWORD</c>, <c>db-password</c>. In machine learning most
/// tokens and keys are no secrets (<c>pad_token</c>, <c>max_tokens</c>, <c>num_keys</c>), so a token must come last and have no such
/// word before it, and a key must be one that opens something.
/// </remarks>
internal sealed class SecretNames
{
    // Every name of a secret has one of these. A name that has one need not be a secret's.
    private static readonly string[] s_hints =
    [
        "pass", "pwd", "secret", "token", "key", "cred", "auth", "cookie", "signature", "sig=", "_sig", "_ak", "_sk", "-ak", "-sk", "ak=",
        "sk=", "_pat", "-pat",
    ];

    private static readonly string[] s_chinese = ["密码", "口令", "密钥", "秘钥", "令牌", "访问凭证"];

    private static readonly FrozenSet<string> s_passwords = Words("passphrase passcode passkey sshpass");

    // After a password or a secret: the name is of something else that belongs to it.
    private static readonly FrozenSet<string> s_aboutSecrets = Words(
        "file path dir folder name url uri length len size type policy count ttl timeout expiry expires hint prompt env var field column " +
        "manager store ref arn version mode enabled required reset min max limit provider class mount namespace volume");

    // Before a token: it is one of a model's.
    private static readonly FrozenSet<string> s_modelTokens = Words(
        "pad eos bos unk cls sep mask special stop image video audio start end per max min num n next prefix suffix eot eod bot new add " +
        "first last avg mean total blank by class patch prompt completion input output generated forced decoder think thinking boi eoi " +
        "fim word sub text label target draft cost extra unused cancellation padding separator begin additional");

    // Before a key: it opens something.
    private static readonly FrozenSet<string> s_keys = Words(
        "api access secret private auth account encryption encrypt signing service master session storage app application subscription " +
        "license shared ssh deploy client consumer cipher aes rsa hmac openai anthropic azure aws oss hf huggingface wandb gemini google " +
        "github gitlab deepseek dashscope qwen moonshot zhipu swanlab comet neptune redis db s minio accesskey access_key");

    private static readonly FrozenSet<string> s_passOf =
        Words("db user admin root mysql redis smtp mail email ftp ssh my pg postgres login proxy http");

    private static readonly FrozenSet<string> s_possible =
        Words("auth authorization cookie signature sig sas credential credentials creds ak sk aksk");

    // A name that begins so says whether, and seldom what.
    private static readonly FrozenSet<string> s_flags = Words("use no enable disable has is allow skip require requires with");

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly SecretRules _rules;
    // Looked for apart, because .NET is quick with words of one kind and with single characters, and slow with both.
    private readonly SearchValues<string> _hints;
    private readonly SearchValues<char> _chineseHints;

    public SecretNames(SecretRules rules)
    {
        _rules = rules;
        var added = rules.Hints.ToLookup(hint => IsChinese(hint[0]));
        _hints = SearchValues.Create([.. s_hints, .. added[false]], StringComparison.OrdinalIgnoreCase);
        _chineseHints = SearchValues.Create([.. s_chinese.Concat(added[true]).Select(hint => hint[^1]).Distinct()]);
    }

    /// <summary>The next name of a secret; null for none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="inChinese">Whether Chinese names are looked for, or all others.</param>
    public (int Start, int End, SecretKind Kind)? Next(string text, int from, bool inChinese)
    {
        Func<char, bool> belongs = inChinese ? IsChinese : IsOfPlainName;
        while (OffsetOfHint(text.AsSpan(from), inChinese) is >= 0 and var offset)
        {
            var (start, end) = (from + offset, from + offset);
            while (start > from && belongs(text[start - 1]))
            {
                start--;
            }
            do
            {
                end++;
            }
            while (end < text.Length && belongs(text[end]));
            // As in "\napi_key", where the name may or may not begin after an escaped character.
            var unescaped = Math.Min(end, start + LengthOfEscape(text, start));
            var (kind, other) = (KindOf(text[start..end]), unescaped > start ? KindOf(text[unescaped..end]) : SecretKind.None);
            if (other > SecretKind.None && other >= kind)
            {
                return (unescaped, end, other);
            }
            if (kind > SecretKind.None)
            {
                return (start, end, kind);
            }
            from = end;
        }
        return null;
    }

    /// <summary>What a name says of its value.</summary>
    public SecretKind KindOf(string name)
    {
        if (name == "")
        {
            return SecretKind.None;
        }
        if (_rules.HasName(name.Trim('-', '.')))
        {
            return SecretKind.Password;
        }
        if (IsChinese(name[0]))
        {
            var noun = name.TrimEnd('是', '为');
            var isSecret = Array.Exists(s_chinese, secret => noun.EndsWith(secret, StringComparison.Ordinal));
            return isSecret ? SecretKind.Password : SecretKind.None;
        }
        var words = WordsOf(name);
        // A shell's working directories.
        var kind = words.Count == 0 || name is "PWD" or "OLDPWD" ? SecretKind.None : KindOf(words);
        return kind == SecretKind.Token && s_flags.Contains(words[0]) ? SecretKind.Possible : kind;
    }

    /// <summary>Whether a character can be part of a name.</summary>
    public static bool IsOfName(char one) => IsOfPlainName(one) || IsChinese(one);

    /// <summary>Whether a text is a name, or a pattern of one with stars.</summary>
    public static bool IsName(string text) =>
        text.All(one => one is '*' || IsOfPlainName(one)) || text.All(one => one is '*' || IsChinese(one));

    // What of an escaped character is after its backslash.
    private static int LengthOfEscape(string text, int at)
    {
        if (at == 0 || text[at - 1] != '\\')
        {
            return 0;
        }
        return text[at] == 'u' && text.Length >= at + 5 && text.AsSpan(at + 1, 4).IndexOfAnyExcept(s_hexDigits) < 0 ? 5 : 1;
    }

    private int OffsetOfHint(ReadOnlySpan<char> text, bool inChinese) =>
        inChinese ? text.IndexOfAny(_chineseHints) : text.IndexOfAny(_hints);

    private static SecretKind KindOf(List<string> words)
    {
        var (last, before) = (words[^1], words.Count > 1 ? words[^2] : "");
        if (words.Exists(IsPassword))
        {
            return s_aboutSecrets.Contains(last) ? SecretKind.None : SecretKind.Password;
        }
        return last switch
        {
            "pass" when s_passOf.Contains(before) => SecretKind.Password,
            "id" when words is [.., "access", "key", _] or [.., "accesskey", _] => SecretKind.Token,
            "accesskeyid" => SecretKind.Token,
            "pat" when before != "" => SecretKind.Possible,
            _ when s_possible.Contains(last) => SecretKind.Possible,
            _ when EndOf(last, before, "token") is { } owner => s_modelTokens.Contains(owner) ? SecretKind.None : SecretKind.Token,
            _ when EndOf(last, before, "key") is { } owner => s_keys.Contains(owner) ? SecretKind.Token : SecretKind.None,
            _ when EndOf(last, before, "keys") is { } owner => s_keys.Contains(owner) ? SecretKind.Token : SecretKind.None,
            _ => SecretKind.None,
        };
    }

    private static bool IsPassword(string word) =>
        word.EndsWith("password", StringComparison.Ordinal) || word.EndsWith("passwd", StringComparison.Ordinal) ||
        word.EndsWith("secret", StringComparison.Ordinal) || word.EndsWith("pwd", StringComparison.Ordinal) || s_passwords.Contains(word);

    // The word before, whether it is written by itself or not: "api" of "api key" and of "apikey".
    private static string? EndOf(string last, string before, string noun)
    {
        if (!last.EndsWith(noun, StringComparison.Ordinal))
        {
            return null;
        }
        return last.Length > noun.Length ? last[..^noun.Length] : before;
    }

    private static List<string> WordsOf(string name)
    {
        var (words, start) = (new List<string>(), 0);
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsAsciiLetterOrDigit(name[i]) || IsHump(name, i, start))
            {
                if (name[start..i].TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } word)
                {
                    words.Add(word.ToLowerInvariant());
                }
                start = i < name.Length && char.IsAsciiLetterOrDigit(name[i]) ? i : i + 1;
            }
        }
        return words;
    }

    // As in dbPassword, and in OSSAccess.
    private static bool IsHump(string name, int at, int start) => at > start && char.IsAsciiLetterUpper(name[at]) &&
        (char.IsAsciiLetterLower(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1])));

    private static bool IsOfPlainName(char one) => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' or '.';

    private static bool IsChinese(char one) => one is >= '\u4E00' and <= '\u9FFF';

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
