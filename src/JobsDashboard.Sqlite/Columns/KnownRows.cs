namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// The rows that were found last for questions about a snapshot by what takes long: a part of names, or words. A page, its total and all
/// that is counted beside it ask for the same.
/// </summary>
/// <remarks>They are told apart by all that was asked for, and are those of all jobs, whoever may see them.</remarks>
internal sealed class KnownRows
{
    /// <summary>How many are kept. Each takes at most eight KiB for 65,536 jobs.</summary>
    public const int Most = 16;

    private readonly Lock _lock = new();
    private readonly List<(object Asked, object Found)> _last = [];

    /// <summary>What is kept for a question; else what is made for it, kept instead of what was not used for longest.</summary>
    public T Of<T>(object asked, Func<T> make)
        where T : class
    {
        lock (_lock)
        {
            var at = _last.FindIndex(known => known.Asked.Equals(asked));
            var found = at < 0 ? (asked, make()) : _last[at];
            if (at >= 0)
            {
                _last.RemoveAt(at);
            }
            else if (_last.Count == Most)
            {
                _last.RemoveAt(0);
            }
            _last.Add(found);
            return (T)found.Item2;
        }
    }
}
