using System.Buffers;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>The numbers of all rows of a column, for a moment.</summary>
internal readonly ref struct ColumnNumbers : IDisposable
{
    private readonly long[] _rented = ArrayPool<long>.Shared.Rent(RowMask.Rows);

    public ColumnNumbers(PackedColumn column) => column.CopyTo(Rows);

    public Span<long> Rows => _rented.AsSpan(0, RowMask.Rows);

    public void Dispose() => ArrayPool<long>.Shared.Return(_rented);
}
