using System.Collections.Immutable;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>
/// The conditions of a request as one line of text, such as <c>status:failed -user:alice gpu:>=8 resnet</c>. The grammar is described in
/// docs/search-line.md.
/// </summary>
public static class SearchLineText
{
    /// <summary>Reads a line. Never throws: what is not understood is named, and the rest is read all the same.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The moment of asking: whether a start lies after an end can depend on it.</param>
    /// <param name="clock">The page's clock, by which days and times without a zone are meant; null for UTC.</param>
    public static SearchLineReading Parse(string text, DateTimeOffset now, ZoneClock? clock = null) =>
        new SearchLineReader(text, now, clock ?? ZoneClock.Utc).Read();

    /// <summary>One end of a range of times as the line writes it; nothing for an open one.</summary>
    public static string WriteTime(TimeBound bound, bool isEnd, ZoneClock clock) => LineTimes.Written(bound, isEnd, clock);

    /// <summary>One end of a range of times as the line reads it; null when the text means none.</summary>
    public static TimeBound? ReadTime(string text, bool isEnd, ZoneClock clock) => LineTimes.Bound(text, isEnd, clock);

    /// <summary>The values that stand after names in a line, in its order, whatever they mean there.</summary>
    public static ImmutableArray<LinePart> ValuesIn(string text) =>
    [
        .. LineScanner.TermsIn(text)
            .Where(term => term.Problem is null && term.Name.Kind is LineNameKind.Values or LineNameKind.Tag or LineNameKind.TagIn)
            .SelectMany(term => term.Values.Select(value =>
                new LinePart(value.Start, value.Length, term.Name, term.Key, value.Text, term.IsExcluded))),
    ];

    /// <summary>The line that says the conditions of a request. Requests that ask the same have the same line.</summary>
    /// <param name="request">The request.</param>
    /// <param name="clock">The page's clock; null for UTC.</param>
    public static string Write(ListJobsRequest request, ZoneClock? clock = null) =>
        string.Join(' ', LineWriter.TermsOf(request, clock ?? ZoneClock.Utc));

    /// <summary>
    /// The text of a line that is being written, once a condition that it says was changed beside it: one that is removed is dropped,
    /// and what is being written stays.
    /// </summary>
    /// <param name="text">What is written.</param>
    /// <param name="begun">What stood there when writing began.</param>
    /// <param name="before">The line of what was shown until now.</param>
    /// <param name="shown">The line of what is shown now.</param>
    public static string Follow(string text, string begun, string before, string shown) => LinePieces.Follow(text, begun, before, shown);
}
