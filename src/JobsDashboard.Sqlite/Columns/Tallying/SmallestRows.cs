namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Keeps the smallest of many pairs, in memory for twice as many as are kept.</summary>
internal sealed class SmallestRows(int kept)
{
    private readonly List<(long Number, long Id)> _rows = [];
    private (long Number, long Id) _largest = (long.MaxValue, long.MaxValue);

    public void Add(long number, long id)
    {
        if ((number, id).CompareTo(_largest) >= 0)
        {
            return;
        }
        _rows.Add((number, id));
        if (_rows.Count >= 2L * kept)
        {
            Cut();
            _largest = _rows[^1];
        }
    }

    /// <summary>Those that are kept, the smallest first.</summary>
    public IReadOnlyList<(long Number, long Id)> InOrder()
    {
        Cut();
        return _rows;
    }

    private void Cut()
    {
        _rows.Sort();
        if (_rows.Count > kept)
        {
            _rows.RemoveRange(kept, _rows.Count - kept);
        }
    }
}
