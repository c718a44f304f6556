using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Counting;

/// <summary>Takes values in any order and keeps the most used, and the sums of the rest; as large as what it keeps.</summary>
/// <remarks>Put in order here, because databases order text each in its own way.</remarks>
internal sealed class TopValues(int size)
{
    // Begins with what goes first: the least used, and of equally used ones the last.
    private readonly PriorityQueue<ValueCount, ValueCount> _kept = new(Comparer<ValueCount>.Create((one, other) =>
        one.Count != other.Count ? one.Count.CompareTo(other.Count) : string.CompareOrdinal(other.Value, one.Value)));

    private long _none;
    private long _otherJobs;
    private long _otherValues;

    public static async Task<TopValues> OfAsync(IAsyncEnumerable<ValueTally> tallies, int size, CancellationToken cancellationToken)
    {
        var top = new TopValues(size);
        await foreach (var tally in tallies.WithCancellation(cancellationToken))
        {
            top.Add(tally);
        }
        return top;
    }

    /// <summary>Most used first, then by value in code-unit order.</summary>
    public ImmutableArray<ValueCount> Values =>
    [
        .. _kept.UnorderedItems
            .Select(item => item.Element)
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Value, StringComparer.Ordinal),
    ];

    public Facet ToFacet(CountedField field) => new(field, Values, _none, _otherJobs, _otherValues);

    /// <summary>Adds a value that is not among the most used.</summary>
    public void AddOther(long jobs)
    {
        _otherJobs += jobs;
        _otherValues++;
    }

    private void Add(ValueTally tally)
    {
        if (tally.Value is null)
        {
            _none += tally.Count;
            return;
        }
        var value = new ValueCount(tally.Value, tally.Count);
        if (_kept.Count < size)
        {
            _kept.Enqueue(value, value);
            return;
        }
        AddOther(_kept.EnqueueDequeue(value, value).Count);
    }
}
