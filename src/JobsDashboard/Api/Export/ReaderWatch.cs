namespace JobsDashboard.Api.Export;

/// <summary>Notices that a reader has stopped. The time runs only while something is being written.</summary>
/// <remarks>
/// Kestrel's own lowest rate does not do: it adds up what a fast beginning would have allowed, which is hours after a few megabytes.
/// </remarks>
internal sealed class ReaderWatch : IDisposable
{
    private readonly TimeSpan _patience;
    private readonly ITimer _timer;

    public ReaderWatch(TimeSpan patience, TimeProvider time, Action hangUp)
    {
        _patience = patience;
        _timer = time.CreateTimer(_ => hangUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async Task WriteAsync(Task write)
    {
        if (write.IsCompletedSuccessfully)
        {
            return;
        }
        _timer.Change(_patience, Timeout.InfiniteTimeSpan);
        await write;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
