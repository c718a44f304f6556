using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace JobsDashboard.Components.Localization;

/// <summary>
/// Sentences, and ends of sentences, that other parts of the program wrote, in the language of the page. They are written in English, also
/// for the API, so the page finds by its text which one it is; one that it does not know stays English.
/// </summary>
internal static class KnownSentences
{
    /// <summary>Those with something in them. Those without are found as they are.</summary>
    public static ImmutableArray<string> Formats { get; } =
    [
        "The query took longer than {0} s and was stopped.",
        "The server is busy: the question has waited {0} s for its turn.",
        "{0} questions of this user are waiting already; wait for their answers before asking more.",
        "You have {0} keys that can be used. Disable one of them first.",
        "There is no access key {0} that you may disable.",
        "Nobody made {0} a member of {1} here.",
        "{0} takes an id of 1 to {1} characters.",
        "Name takes a name of at most {0} characters in one line.",
        "ids of at most {0} characters",
        "items of at most {0} characters",
        "at most {0} characters",
        "at most {0} items",
        "at most {0} bytes, each counted once however it is encoded",
        "at most {0} different words or phrases",
        "one of {0}",
        "one or more of {0}",
        "a whole number from {0} to {1}",
        "a number not above {0}",
    ];

    private static readonly ImmutableArray<(string Format, Regex Pattern)> s_patterns =
        [.. Formats.Select(format => (format, PatternOf(format)))];

    /// <summary>The sentence in the language of the page.</summary>
    /// <param name="english">The sentence as it was written.</param>
    public static string Of(string english)
    {
        if (PageLanguage.Current == PageLanguage.English)
        {
            return english;
        }
        foreach (var (format, pattern) in s_patterns)
        {
            if (pattern.Match(english) is { Success: true, Groups: var groups })
            {
                return L[format, [.. groups.Values.Skip(1).Select(group => group.Value)]];
            }
        }
        return L[english];
    }

    private static Regex PatternOf(string format) =>
        new($@"\A{Regex.Replace(Regex.Escape(format), @"\\\{[0-9]}", "(.*)")}\z", RegexOptions.NonBacktracking | RegexOptions.Singleline);
}
