using System.Text.Json;
using Microsoft.Playwright;

namespace JobsDashboard.Weight;

/// <summary>One visitor in a window of the browser's, whose steps are measured.</summary>
internal sealed class Visit(IPage page, Answers answers, CountingRelay relay)
{
    // Nothing went over the wire for so long: the step is over, with all counts that it asked for.
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);

    /// <summary>Loads a page, until nothing comes any more.</summary>
    public Task<Step> OpenAsync(string name, string path) => MeasureAsync(name, async start =>
    {
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync("() => window.weight?.live");
        // Of the page as it is in the end: its scripts may have loaded it again.
        var seen = await AskAsync<Moments>(
            """
            () => ({
              origin: weight.origin,
              firstByte: weight.origin + performance.getEntriesByType('navigation')[0].responseStart,
              painted: weight.origin + performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
              rows: weight.rows,
              live: weight.live,
            })
            """);
        var moments = new Dictionary<string, double> { ["first byte"] = seen.FirstByte - start, ["live"] = seen.Live!.Value - start };
        if (seen.Painted is { } painted)
        {
            moments["painted"] = painted - start;
        }
        if (seen.Rows is { } rows)
        {
            moments["rows"] = rows - start;
        }
        return (moments, seen.Live);
    });

    /// <summary>Clicks, and waits until <paramref name="shown"/> is true on the page and nothing comes any more.</summary>
    public Task<Step> ClickAsync(string name, string selector, string shown) => MeasureAsync(name, async start =>
    {
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForFunctionAsync(shown);
        var moment = await page.EvaluateAsync<double>("() => performance.timeOrigin + performance.now()");
        return (new Dictionary<string, double> { ["rows"] = moment - start }, null);
    });

    private async Task<Step> MeasureAsync(string name, Func<double, Task<(Dictionary<string, double> Moments, double? Live)>> act)
    {
        var (pieces, answered, messages) = (relay.Pieces.Count, answers.Since(0).Count, answers.UnpackedMessages);
        var start = Milliseconds(DateTimeOffset.UtcNow);
        var (moments, live) = await act(start);
        var sent = await QuietAsync(pieces);
        var shifts = (await AskAsync<Shift[]>("() => weight.shifts")).Where(shift => shift.At >= start && shift.Counts).ToList();
        moments["all there"] = Milliseconds(sent.Where(piece => piece.IsDown).Select(piece => piece.At).DefaultIfEmpty().Max()) - start;
        var (kinds, count) = answers.Since(answered);
        return new Step(name)
        {
            Answers = kinds,
            AnswerCount = count,
            HttpDown = Sum(sent, piece => piece is { IsSocket: false, IsDown: true }),
            HttpUp = Sum(sent, piece => piece is { IsSocket: false, IsDown: false }),
            SocketDownUntilLive = Sum(sent, piece => piece is { IsSocket: true, IsDown: true } && Milliseconds(piece.At) <= live),
            SocketDown = Sum(sent, piece => piece is { IsSocket: true, IsDown: true }),
            SocketUp = Sum(sent, piece => piece is { IsSocket: true, IsDown: false }),
            Unpacked = answers.UnpackedMessages - messages,
            Times = moments,
            Shift = shifts.Sum(shift => shift.Value),
            Moved = shifts.OrderByDescending(shift => shift.Value).FirstOrDefault()?.What ?? "",
        };
    }

    private async Task<List<Piece>> QuietAsync(int before)
    {
        while (relay.Pieces.Count == before || DateTimeOffset.UtcNow - relay.Pieces.Last().At < s_quiet)
        {
            await Task.Delay(100);
        }
        return [.. relay.Pieces.Skip(before)];
    }

    private async Task<T> AskAsync<T>(string script) =>
        (await page.EvaluateAsync<JsonElement>(script)).Deserialize<T>(JsonSerializerOptions.Web)!;

    private static long Sum(IEnumerable<Piece> pieces, Func<Piece, bool> which) => pieces.Where(which).Sum(piece => piece.Bytes);

    private static double Milliseconds(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
