using System.Collections.Frozen;

namespace JobsDashboard.Jobs.Pasting;

/// <summary>Finds what a <c>curl</c> command asks for.</summary>
internal static class CurlCommand
{
    // Options with a value that says nothing of the question. What is not listed is taken to have none.
    private static readonly FrozenSet<string> s_withValue = new[]
    {
        "-H", "--header", "-X", "--request", "-o", "--output", "-u", "--user", "-A", "--user-agent", "-b", "--cookie", "-c",
        "--cookie-jar", "-e", "--referer", "-m", "--max-time", "--connect-timeout", "-x", "--proxy", "--cacert", "--cert", "-E",
        "--key", "-w", "--write-out", "--retry", "--retry-delay", "-K", "--config", "--resolve", "--aws-sigv4", "--interface",
        "-D", "--dump-header", "--oauth2-bearer",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a text is such a command, perhaps after a prompt.</summary>
    public static bool Is(string text)
    {
        var command = text.AsSpan().TrimStart("$#>% ");
        if (!command.StartsWith("curl", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        var after = command[4..];
        after = after.StartsWith(".exe", StringComparison.OrdinalIgnoreCase) ? after[4..] : after;
        return after is [var next, ..] && (char.IsWhiteSpace(next) || next == '\\');
    }

    /// <summary>The URL with everything that the command would put into its query string or send; null when there is none.</summary>
    public static string? UrlOf(string text)
    {
        var words = ShellWords.Of(text);
        var (url, pairs) = ((string?)null, new List<string>());
        // The first words are the prompt and the command.
        for (var i = words.FindIndex(word => word.StartsWith("curl", StringComparison.OrdinalIgnoreCase)) + 1; i < words.Count; i++)
        {
            var (option, value) = Option(words[i]);
            switch (option)
            {
                case "--url":
                    url ??= value ?? Next();
                    break;
                case "-d" or "--data" or "--data-raw" or "--data-binary" or "--data-ascii":
                    pairs.Add(value ?? Next() ?? "");
                    break;
                case "--data-urlencode" or "--url-query":
                    pairs.Add(Encoded(value ?? Next() ?? ""));
                    break;
                case not "" when value is null && s_withValue.Contains(option):
                    i++;
                    break;
                case "":
                    url ??= words[i];
                    break;
            }

            string? Next() => i + 1 < words.Count ? words[++i] : null;
        }
        if (url is null)
        {
            return null;
        }
        var data = string.Join('&', pairs.Where(pair => pair != ""));
        var bare = url.Split('#')[0];
        var whole = bare.Contains("://", StringComparison.Ordinal) ? bare : "http://" + bare;
        return data == "" ? whole : whole + (whole.Contains('?', StringComparison.Ordinal) ? '&' : '?') + data;
    }

    // Short options stand together, as in -sGd, and the last of them may have its value right after it. Empty for what is no option.
    private static (string Option, string? Value) Option(string word)
    {
        if (word is not ['-', _, ..])
        {
            return ("", null);
        }
        if (word[1] == '-')
        {
            return (word, null);
        }
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] == 'd' || s_withValue.Contains($"-{word[i]}"))
            {
                var option = $"-{word[i]}";
                return i + 1 == word.Length ? (option, null) : (option, word[(i + 1)..]);
            }
        }
        return ("-", null);
    }

    // name=text, =text or text, of which the text is not encoded yet.
    private static string Encoded(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Uri.EscapeDataString(pair)
            : equals == 0 ? Uri.EscapeDataString(pair[1..])
            : $"{pair[..equals]}={Uri.EscapeDataString(pair[(equals + 1)..])}";
    }
}
