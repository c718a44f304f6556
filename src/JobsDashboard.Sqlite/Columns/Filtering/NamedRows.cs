using System.Text;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The rows of a snapshot whose name, as it is searched, contains a text. Any thread may ask for them.</summary>
/// <param name="part">The text.</param>
/// <param name="segments">How many segments there are.</param>
internal sealed class NamedRows(string part, int segments) : RowFilter
{
    private readonly byte[] _part = Encoding.UTF8.GetBytes(part);

    // Two threads may find the same, and then it doesn't matter whose is kept.
    private readonly ulong[]?[] _masks = new ulong[segments][];

    public override int Cost => 50;

    public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
    {
        // Where others leave few rows, all of the segment would take longer than it spares the next question.
        if (_masks[number] is null && RowMask.Count(mask) < RowMask.Count(segment.Present) / 2)
        {
            segment.Names.Containing(_part, mask);
            return;
        }
        RowMask.And(mask, _masks[number] ??= Find(segment));
    }

    private ulong[] Find(ColumnSegment segment)
    {
        var mask = (ulong[])segment.Present.Clone();
        segment.Names.Containing(_part, mask);
        return mask;
    }
}
