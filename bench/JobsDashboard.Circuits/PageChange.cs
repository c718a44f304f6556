using System.Diagnostics;

namespace JobsDashboard.Circuits;

/// <summary>A page on its way to another list, which is over with the last of its counts.</summary>
/// <param name="query">The list's query string, which the page has in an attribute once it shows the rows.</param>
internal sealed class PageChange(string query)
{
    private readonly TaskCompletionSource<PageTimes> _times = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _start = Stopwatch.GetTimestamp();
    private double? _rows;
    private int _batches;

    public Task<PageTimes> Times => _times.Task;

    /// <summary>Notes what a batch has.</summary>
    /// <param name="shown">The query string of the list whose rows are in it; null for none.</param>
    /// <param name="counts">The new state of the line below the list, which is the last that a page counts; null for none.</param>
    public void Take(string? shown, string? counts)
    {
        var now = Stopwatch.GetElapsedTime(_start).TotalMilliseconds;
        _batches++;
        _rows ??= shown == query ? now : null;
        // What was under way for the list before may still come first.
        if (_rows is { } rows && counts is ("Known" or "TookTooLong" or "Failed"))
        {
            _times.TrySetResult(new PageTimes(rows, now, _batches, counts == "Known"));
        }
    }

    public void Fail(string why)
    {
        _times.TrySetException(new InvalidOperationException(why));
        // Nobody may be waiting.
        _ = _times.Task.Exception;
    }
}

/// <summary>How long a page took, in milliseconds.</summary>
/// <param name="Rows">Until the batch with the rows.</param>
/// <param name="All">Until the batch with the last count.</param>
/// <param name="Batches">How many there were.</param>
/// <param name="HasCounts">Whether the last count came in time.</param>
internal sealed record PageTimes(double Rows, double All, int Batches, bool HasCounts);
