using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>
/// When the search line shows what the question says: at first, and whenever something else than the line changed it. A text of which
/// something was not understood stays, so that it can be mended.
/// </summary>
internal sealed class LineMirror
{
    private string? _shown;
    private string? _expected;

    /// <summary>The text to show now; null where the text stays as it is.</summary>
    /// <param name="request">What is shown.</param>
    /// <param name="entered">What was entered for it before the page was live; null for nothing.</param>
    /// <param name="clock">The page's clock.</param>
    public string? Show(ListJobsRequest request, string? entered, ZoneClock clock)
    {
        var line = SearchLineText.Write(request, clock);
        if (line == _shown)
        {
            return null;
        }
        var isExpected = line == _expected;
        (_shown, _expected) = (line, null);
        return isExpected ? null : entered ?? line;
    }

    /// <summary>Tells what the text leads to: when that is shown, the text stays as it is.</summary>
    /// <param name="line">The line of that question.</param>
    public void Expect(string line) => _expected = line == _shown ? null : line;
}
