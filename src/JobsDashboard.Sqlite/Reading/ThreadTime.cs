using System.Buffers.Text;
using System.Diagnostics;
using JobsDashboard.Jobs.Gate;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>Tells how much processor time a statement takes on the thread that runs it.</summary>
internal sealed class ThreadTime(ProcessorTime work)
{
    // What Linux knows of the thread that reads it: first of all its nanoseconds on a processor. Elsewhere only the clock counts.
    private const string Known = "/proc/thread-self/schedstat";

    // To look takes some microseconds, as does a short statement.
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _lookedAt = Stopwatch.GetTimestamp();
    private TimeSpan? _last;

    /// <summary>The work that the statement is a part of.</summary>
    public ProcessorTime Work => work;

    /// <summary>Tells what has been taken since the last time, unless that was a moment ago.</summary>
    public void TellAtTimes()
    {
        if (Stopwatch.GetElapsedTime(_lookedAt) > s_betweenLooks)
        {
            Tell();
        }
    }

    /// <summary>Tells what has been taken since the last time.</summary>
    public void Tell()
    {
        var elapsed = Stopwatch.GetElapsedTime(_lookedAt);
        // A statement that is closed on another thread has taken nothing there.
        if (_thread != Environment.CurrentManagedThreadId)
        {
            return;
        }
        _lookedAt = Stopwatch.GetTimestamp();
        if (_last is null && elapsed < s_betweenLooks)
        {
            // Too short for a look, and all of it may have been work.
            work.Add(elapsed);
        }
        else if (Read() is { } now)
        {
            work.Add(_last is { } last ? now - last : s_betweenLooks);
            _last = now;
        }
    }

    private static TimeSpan? Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        try
        {
            using var file = File.OpenHandle(Known);
            Span<byte> text = stackalloc byte[64];
            return Utf8Parser.TryParse(text[..RandomAccess.Read(file, text, 0)], out long nanoseconds, out _)
                ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
