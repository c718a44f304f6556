using System.Numerics;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Which rows of a segment: a bit for each, 64 to a word.</summary>
internal static class RowMask
{
    /// <summary>How many rows a segment has.</summary>
    public const int Rows = 65_536;

    public const int RowsOfWord = 64;

    public const int Words = Rows / RowsOfWord;

    /// <summary>All rows, which most segments have: one mask for all of them is always at hand for the processor. Never changed.</summary>
    public static ulong[] All { get; } = [.. Enumerable.Repeat(ulong.MaxValue, Words)];

    /// <summary>The mask, or <see cref="All"/> where it is the same.</summary>
    public static ulong[] Shared(ulong[] mask) => mask.AsSpan().ContainsAnyExcept(ulong.MaxValue) ? mask : All;

    /// <summary>Whether some rows, each after the one before, are all of some words that follow one another.</summary>
    public static bool AreWholeWords(ReadOnlySpan<int> rows) =>
        rows.Length > 0 && rows.Length % RowsOfWord == 0 && rows[0] % RowsOfWord == 0 && rows[^1] - rows[0] == rows.Length - 1;

    public static long Count(ReadOnlySpan<ulong> mask)
    {
        var count = 0L;
        foreach (var word in mask)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    /// <summary>Keeps the rows that the other mask has, too.</summary>
    public static void And(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] &= other[i];
        }
    }

    /// <summary>Adds the rows of the other mask.</summary>
    public static void Or(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] |= other[i];
        }
    }

    /// <summary>Takes the rows of the other mask away.</summary>
    public static void Remove(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] &= ~other[i];
        }
    }

    /// <summary>The words from the first to the last that has a row.</summary>
    public static Range Extent(ReadOnlySpan<ulong> mask) => mask.IndexOfAnyExcept(0UL) is >= 0 and var first
        ? first..(mask.LastIndexOfAnyExcept(0UL) + 1)
        : ..0;

    /// <summary>The rows, the first one first.</summary>
    public static Enumerator RowsOf(ReadOnlySpan<ulong> mask) => new(mask);

    public ref struct Enumerator(ReadOnlySpan<ulong> mask)
    {
        private readonly ReadOnlySpan<ulong> _mask = mask;
        private int _word = -1;
        private ulong _rest;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word == _mask.Length)
                {
                    return false;
                }
                _rest = _mask[_word];
            }
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
