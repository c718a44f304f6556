namespace JobsDashboard.Sqlite.Columns;

/// <summary>The different values of a coded column, numbered as they came.</summary>
/// <remarks>It grows under one lock. What was read of it stays as it is.</remarks>
internal sealed class ValueList
{
    private readonly Dictionary<long, int> _numbers = [];
    private long[] _values = new long[16];

    /// <summary>The values so far, each at the place of its number.</summary>
    public ReadOnlyMemory<long> Values => _values.AsMemory(0, _numbers.Count);

    /// <summary>The list of values that have been numbered before.</summary>
    public static ValueList Of(ReadOnlySpan<long> values)
    {
        var list = new ValueList();
        foreach (var value in values)
        {
            list.NumberOf(value);
        }
        return list;
    }

    /// <summary>The number of a value, which is added when it is new.</summary>
    public int NumberOf(long value)
    {
        if (_numbers.TryGetValue(value, out var number))
        {
            return number;
        }
        number = _numbers.Count;
        if (number == _values.Length)
        {
            Array.Resize(ref _values, number * 2);
        }
        _values[number] = value;
        _numbers.Add(value, number);
        return number;
    }
}
