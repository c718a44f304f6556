using System.Buffers;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>The rows of a mask as numbers, for what looks at them several times.</summary>
internal sealed class RowList
{
    private int[] _rows = [];

    public int Count { get; private set; }

    /// <summary>The rows, the first one first.</summary>
    public ReadOnlySpan<int> Span => _rows.AsSpan(0, Count);

    /// <summary>Another one after each change.</summary>
    public int Version { get; private set; }

    /// <summary>Takes the rows of a mask, or of a part of one, instead of those before.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="first">The row of its first bit.</param>
    public void Load(ReadOnlySpan<ulong> mask, int first = 0)
    {
        var count = (int)RowMask.Count(mask);
        if (_rows.Length < count)
        {
            ArrayPool<int>.Shared.Return(_rows);
            _rows = ArrayPool<int>.Shared.Rent(count);
        }
        (Count, Version) = (0, Version + 1);
        foreach (var row in RowMask.RowsOf(mask))
        {
            _rows[Count++] = first + row;
        }
    }

    /// <summary>Gives back the room that the rows take, which are none then.</summary>
    public void Release()
    {
        ArrayPool<int>.Shared.Return(_rows);
        (_rows, Count, Version) = ([], 0, Version + 1);
    }
}
