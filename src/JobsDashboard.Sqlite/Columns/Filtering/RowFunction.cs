using System.Buffers;
using System.Linq.Expressions;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>What follows from several columns of a row, worked out for many rows of a segment at once, by one thread.</summary>
/// <param name="columns">The values of the columns.</param>
/// <param name="loop">Works it out.</param>
internal sealed class RowFunction<T>(UnpackedRows columns, RowLoop<T> loop)
{
    private T[] _results = [];

    /// <summary>The same for another thread, which reads the columns by itself.</summary>
    public RowFunction<T> Another() => new(columns.Another(), loop);

    /// <summary>The result for each of some rows, in their order. The next call overwrites them.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="rows">Its rows.</param>
    public ReadOnlySpan<T> Of(ColumnSegment segment, RowList rows)
    {
        columns.Load(segment, rows);
        if (_results.Length < rows.Count)
        {
            ArrayPool<T>.Shared.Return(_results);
            _results = ArrayPool<T>.Shared.Rent(rows.Count);
        }
        loop.For(rows.Count)(columns.Values, rows.Count, _results);
        return _results.AsSpan(0, rows.Count);
    }

    /// <summary>Gives back the room that the results and the values of the columns take, until they are asked for again.</summary>
    public void Release()
    {
        columns.Release();
        ArrayPool<T>.Shared.Return(_results);
        _results = [];
    }
}

/// <summary>A function as a loop over rows, which all threads share.</summary>
/// <param name="loop">The loop.</param>
internal sealed class RowLoop<T>(Expression<RowLoop<T>.Running> loop)
{
    // To make machine code of a function takes as long as to interpret it for so many rows.
    private const int WorthCompiling = 5_000;

    private readonly Lock _lock = new();
    private Running? _interpreted;
    private Running? _compiled;
    private int _rows;

    /// <summary>Takes the values and how many rows they are of, and writes the result of each row.</summary>
    public delegate void Running(IReadOnlyList<long[]> columns, int count, T[] results);

    /// <summary>What does it for some more rows.</summary>
    public Running For(int rows)
    {
        lock (_lock)
        {
            _rows += _compiled is null ? rows : 0;
            return _rows < WorthCompiling
                ? _interpreted ??= loop.Compile(preferInterpretation: true)
                : _compiled ??= loop.Compile();
        }
    }
}
