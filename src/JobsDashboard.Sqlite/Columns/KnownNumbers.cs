using System.Collections.Concurrent;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// The numbers of texts and tags that were looked up for a snapshot: a page, its total and all that is counted beside it ask for the same.
/// </summary>
/// <remarks>
/// Only of what is there: its number stays as long as the snapshot is of the same database. A text that is added later is of none of its
/// jobs.
/// </remarks>
internal sealed class KnownNumbers
{
    private const int Most = 1_000;

    // As many users as have a part of their names in common, mostly.
    private const int MostOfOne = 100;

    private readonly ConcurrentDictionary<(string Of, string Text), IReadOnlyList<int>> _numbers = [];

    /// <param name="of">What the text is of: a field, or the key of a tag; and how it is compared.</param>
    /// <param name="text">The text, or the part of it.</param>
    /// <param name="lookUp">Looks up the numbers.</param>
    public async Task<IReadOnlyList<int>> OfAsync(string of, string text, Func<Task<List<int>>> lookUp)
    {
        if (_numbers.TryGetValue((of, text), out var known))
        {
            return known;
        }
        var found = await lookUp();
        if (found.Count is > 0 and <= MostOfOne && _numbers.Count < Most)
        {
            _numbers[(of, text)] = found;
        }
        return found;
    }
}
