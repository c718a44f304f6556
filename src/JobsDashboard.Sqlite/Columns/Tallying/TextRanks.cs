using System.Collections.Concurrent;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>In which order the texts of shared fields are. Kept for the next page until a column has other keys.</summary>
/// <remarks>The text of a key never changes.</remarks>
internal sealed class TextRanks
{
    private readonly ConcurrentDictionary<(SharedTextField Field, bool IsFolded), RankedKeys> _known = [];

    /// <summary>For each value of a column of keys the place of its text among all; equal texts have the same.</summary>
    public async Task<ReadOnlyMemory<long>> OfAsync(
        JobsDb db, SharedTextField field, bool isFolded, ReadOnlyMemory<long> keys, CancellationToken cancellationToken)
    {
        // The same memory, of which no part is ever written twice.
        if (_known.TryGetValue((field, isFolded), out var known) && known.Keys.Equals(keys))
        {
            return known.Ranks;
        }
        var ranks = await ReadAsync(db, field, isFolded, keys, cancellationToken);
        _known[(field, isFolded)] = new RankedKeys(keys, ranks);
        return ranks;
    }

    private static async Task<ReadOnlyMemory<long>> ReadAsync(
        JobsDb db, SharedTextField field, bool isFolded, ReadOnlyMemory<long> keys, CancellationToken cancellationToken)
    {
        var texts = await db.Values.Where(field.Owns)
            .ToDictionaryAsync(value => (long)value.Key, value => isFolded ? value.Folded : value.Text, cancellationToken);
        var ranks = texts.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index()
            .ToDictionary(text => text.Item, text => (long)text.Index, StringComparer.Ordinal);
        return keys.ToArray().Select(key => ranks[texts[key]]).ToArray();
    }

    private sealed record RankedKeys(ReadOnlyMemory<long> Keys, ReadOnlyMemory<long> Ranks);
}
