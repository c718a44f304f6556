namespace JobsDashboard.Jobs.Storing;

/// <summary>Says, once, that a command has to wait for another program that writes the same database.</summary>
/// <param name="tell">Prints a sentence.</param>
/// <param name="time">Tells when waiting has become noticeable.</param>
public sealed class WaitNotice(Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan s_noticeable = TimeSpan.FromSeconds(1);

    private int _isTold;

    /// <summary>Begun before the waiting, and disposed after it.</summary>
    /// <param name="database">What is waited for, as it is called in sentences.</param>
    public IDisposable Begin(string database) => time.CreateTimer(_ => Tell(database), null, s_noticeable, Timeout.InfiniteTimeSpan);

    private void Tell(string database)
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            tell($"Waiting for the database {database}, which another program is writing.");
        }
    }
}
