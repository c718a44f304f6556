namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Keeps the smallest of many keys with their ids, in memory for twice as many as are kept.</summary>
internal sealed class SmallestRows<T>(int kept)
    where T : struct, IComparable<T>
{
    private readonly List<(T Key, long Id)> _rows = [];

    // Of those that are kept once there are as many; what is not before it is not taken.
    private (T Key, long Id)? _largest;

    /// <summary>The largest key that is kept, once there are as many as are kept; null before.</summary>
    public T? Largest => _largest?.Key;

    public void Add(T key, long id)
    {
        if (_largest is { } largest && Compare((key, id), largest) >= 0)
        {
            return;
        }
        _rows.Add((key, id));
        if (_rows.Count == kept || _rows.Count >= 2L * kept)
        {
            Cut();
            _largest = _rows[^1];
        }
    }

    /// <summary>The ids of those that are kept, the smallest first.</summary>
    public IEnumerable<long> InOrder()
    {
        Cut();
        return _rows.Select(row => row.Id);
    }

    private static int Compare((T Key, long Id) one, (T Key, long Id) other) =>
        one.Key.CompareTo(other.Key) is not 0 and var order ? order : one.Id.CompareTo(other.Id);

    private void Cut()
    {
        _rows.Sort(Compare);
        if (_rows.Count > kept)
        {
            _rows.RemoveRange(kept, _rows.Count - kept);
        }
    }
}
