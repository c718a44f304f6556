using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Filters;

/// <summary>A list as the text of one parameter: items between commas, one that holds a comma in double quotes, as in CSV.</summary>
public static partial class ListText
{
    /// <summary>The most items of one list.</summary>
    public const int MaxItems = 500;

    /// <summary>Reads the items; blanks around them mean nothing, and an empty one is none.</summary>
    /// <param name="text">The list.</param>
    /// <param name="read">What an item is read as; null when it is none.</param>
    /// <param name="expected">What an item must be, in words.</param>
    /// <returns>Each item once, or none and what was expected instead.</returns>
    public static (ImmutableArray<T> Items, string? Expected) Read<T>(string text, Func<string, T?> read, string expected)
        where T : class
    {
        if (Split(text) is not { } texts)
        {
            return ([], "items between commas, an item with a comma or a quote in double quotes, a quote within them doubled");
        }
        if (texts.Count > MaxItems)
        {
            return ([], $"at most {MaxItems} items");
        }
        var items = texts.Select(read).ToList();
        return items.Contains(null) ? ([], expected) : ([.. items.OfType<T>().Distinct()], null);
    }

    /// <summary>The text that reads back as <paramref name="items"/>, with quotes only where it would not without.</summary>
    public static string Write(IEnumerable<string> items) => string.Join(',', items.Select(Write));

    private static string Write(string item) => item.AsSpan().ContainsAny(',', '"') || item != item.Trim()
        ? $"\"{item.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : item;

    // Null where a quote is not closed, or stands where no item begins or ends.
    private static List<string>? Split(string text)
    {
        var items = new List<string>();
        for (var (at, isEnd) = (0, false); !isEnd;)
        {
            if (Item().Match(text, at) is not { Success: true } match)
            {
                return null;
            }
            var item = match.Groups["quoted"] is { Success: true } quoted
                ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal)
                : match.Groups["plain"].Value.Trim();
            if (item != "")
            {
                items.Add(item);
            }
            (at, isEnd) = (match.Index + match.Length, match.Groups["end"].Length == 0);
        }
        return items;
    }

    // Nothing is tried twice, so a long text takes no longer than its length.
    [GeneratedRegex("""\G(?>\s*)(?>"(?<quoted>(?>(?:[^"]|"")*))"(?>\s*)|(?<plain>[^",]*))(?<end>,|\z)""")]
    private static partial Regex Item();
}
