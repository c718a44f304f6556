using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Wire;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>
/// What repeats hundreds of times in the chart, as text: Blazor sends each attribute of an element by itself, which is three times as much.
/// </summary>
internal static class ChartMarkup
{
    /// <summary>What is within the link of a bar: what it says, and where one points at.</summary>
    public static MarkupString Bar(ChartBar bar) =>
        new($"<title>{Text(ChartWords.Tooltip(bar))}</title><rect height=\"{ChartDrawing.Base}\"/>");

    /// <summary>The colours of a bar. <c>Scripts/chart.js</c> makes links of them, which follow from the bar's and the legend's.</summary>
    public static MarkupString Pieces(ChartBar bar) => new(string.Concat(bar.Pieces.Select(piece =>
        $"<rect class=\"{StackedStatuses.ClassOf(piece.Status)}\" y=\"{piece.Top}\" height=\"{piece.Height}\"/>")));

    /// <summary>
    /// The rows of the table; bars without jobs have none. Without their spans, <c>Scripts/chart.js</c> takes those from the bars.
    /// </summary>
    public static MarkupString Rows(
        IEnumerable<ChartBar> bars, IReadOnlyCollection<JobStatus?> statuses, bool haveSpans) => new(string.Concat(
        bars.Where(bar => bar.Count > 0).Select(bar =>
            $"<tr><th scope=\"row\">{(haveSpans ? Text(bar.Span) : null)}</th>{Cell(bar.Count)}"
            + $"{string.Concat(statuses.Select(status => Cell(CountOf(bar, status))))}</tr>")));

    private static long CountOf(ChartBar bar, JobStatus? status) => bar.Pieces.FirstOrDefault(piece => piece.Status == status)?.Count ?? 0;

    private static string Cell(long count) => $"<td>{Text(DisplayText.Number(count))}</td>";

    private static string Text(string text) => HtmlText.Encoder.Encode(text);
}
