namespace JobsDashboard.Jobs.Storing;

/// <summary>Says now and then how far long work is that was not asked for by itself, such as what a start does once.</summary>
/// <param name="tell">Prints a sentence.</param>
/// <param name="time">Tells when the next sentence is due.</param>
public sealed class ProgressNotice(Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan s_betweenSentences = TimeSpan.FromSeconds(5);

    private long? _last;

    /// <param name="work">What is done.</param>
    /// <param name="done">How much of it is done, from 0 to 1.</param>
    public void Tell(string work, double done)
    {
        if (_last is { } last && time.GetElapsedTime(last) < s_betweenSentences)
        {
            return;
        }
        _last = time.GetTimestamp();
        tell(FormattableString.Invariant($"{work}: {(int)(done * 100)} %"));
    }
}
