using System.Runtime.ExceptionServices;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Sqlite.Reading;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Other threads that do the work of a scan with it, on processors on which nobody else scans.</summary>
internal sealed class ScanHelp : IDisposable
{
    private const int Most = 3;

    // Scans, and threads that help one.
    private static int s_scanning;

    private readonly object _lock = new();
    private int _helping;
    private int _asked;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _isOver;

    public ScanHelp() => Interlocked.Increment(ref s_scanning);

    /// <summary>Whether nobody is to go on.</summary>
    public bool IsOver => _isOver;

    /// <summary>Has others help, as far as they can.</summary>
    /// <param name="most">How many can have something to do.</param>
    /// <param name="work">What each of them does. It calls what it is given from time to time.</param>
    public void Ask(int most, Action<Action> work)
    {
        // Whoever waits for a thread is served before a second one of the same question.
        while (_asked < Math.Min(most, Most) && ThreadPool.PendingWorkItemCount == 0 && IsFree())
        {
            _asked++;
            _ = Task.Run(() => Help(work));
        }
    }

    /// <summary>Waits for those who help. One that has not begun yet need not begin.</summary>
    public void Finish()
    {
        Stop();
        _failure?.Throw();
    }

    public void Dispose()
    {
        Stop();
        Interlocked.Decrement(ref s_scanning);
    }

    private static bool IsFree()
    {
        if (Interlocked.Increment(ref s_scanning) <= Environment.ProcessorCount)
        {
            return true;
        }
        Interlocked.Decrement(ref s_scanning);
        return false;
    }

    private void Stop()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_helping > 0)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    private void Help(Action<Action> work)
    {
        try
        {
            if (HasBegun())
            {
                Run(work);
            }
        }
        finally
        {
            Interlocked.Decrement(ref s_scanning);
        }
    }

    private bool HasBegun()
    {
        lock (_lock)
        {
            _helping += _isOver ? 0 : 1;
            return !_isOver;
        }
    }

    private void Run(Action<Action> work)
    {
        try
        {
            // The clock runs for all of them, but only this one knows what it takes of a processor.
            var time = ProcessorTime.Current is { } question ? new ThreadTime(question) : null;
            work(() => time?.TellAtTimes());
            time?.Tell();
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            _isOver = true;
        }
        finally
        {
            lock (_lock)
            {
                _helping--;
                Monitor.PulseAll(_lock);
            }
        }
    }
}
