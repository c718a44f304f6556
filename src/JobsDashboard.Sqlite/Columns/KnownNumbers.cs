using System.Collections.Concurrent;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// The numbers of texts and tags that were looked up for a snapshot: a page, its total and all that is counted beside it ask for the same.
/// </summary>
/// <remarks>Only of what is there: its number stays as long as the snapshot is of the same database.</remarks>
internal sealed class KnownNumbers
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<(string Of, string Text), int> _numbers = [];

    /// <param name="of">What the text is of: a field, or the key of a tag.</param>
    /// <param name="text">The text.</param>
    /// <param name="lookUp">Looks up the numbers, of which there is one or none.</param>
    public async Task<IReadOnlyList<int>> OfAsync(string of, string text, Func<Task<List<int>>> lookUp)
    {
        if (_numbers.TryGetValue((of, text), out var known))
        {
            return [known];
        }
        var found = await lookUp();
        if (found is [var number] && _numbers.Count < Most)
        {
            _numbers[(of, text)] = number;
        }
        return found;
    }
}
