namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Signs of the search line, among them the Chinese ones that mean the same, and quoting.</summary>
internal static class LineText
{
    public static bool IsColon(char sign) => sign is ':' or '：';

    public static bool IsComma(char sign) => sign is ',' or '，';

    public static bool IsQuote(char sign) => sign is '"' or '“' or '”';

    /// <summary>A value as it stands in the line, in quotes where it would not be read back without.</summary>
    public static string ValueOf(string value) => value == "" || value.Any(Separates) ? Quoted(value) : value;

    /// <summary>A job's name, whose first letter may mean something.</summary>
    public static string NameOf(string name) => name is ['=' or '^', ..] ? Quoted(name) : ValueOf(name);

    /// <summary>The key of a tag as it stands in the line.</summary>
    public static string KeyOf(string key) => key.Any(sign => Separates(sign) || IsColon(sign)) ? Quoted(key) : key;

    /// <summary>A text that the URL could not hold.</summary>
    public static bool IsBroken(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Where a quote is closed; null when it is not. Within ASCII quotes, a doubled one belongs to the text.</summary>
    public static int? Closing(string text, int opening)
    {
        for (var i = opening + 1; i < text.Length; i++)
        {
            if (Closes(text[opening], text[i]))
            {
                if (text[opening] != '"' || i + 1 == text.Length || text[i + 1] != '"')
                {
                    return i;
                }
                i++;
            }
        }
        return null;
    }

    /// <summary>What stands between quotes.</summary>
    public static string Unquoted(string quoted)
    {
        var inner = quoted.Length < 2 ? "" : quoted[1..^1];
        return quoted[0] == '"' ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : inner;
    }

    private static bool Closes(char opening, char sign) => opening == '"' ? sign == '"' : sign is '“' or '”';

    private static bool Separates(char sign) => char.IsWhiteSpace(sign) || IsComma(sign) || IsQuote(sign);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
