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

    /// <summary>The line that says the conditions of a request. Requests that ask the same have the same line.</summary>
    /// <param name="request">The request.</param>
    /// <param name="clock">The page's clock; null for UTC.</param>
    public static string Write(ListJobsRequest request, ZoneClock? clock = null) =>
        string.Join(' ', LineWriter.TermsOf(request, clock ?? ZoneClock.Utc));
}
