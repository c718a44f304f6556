using System.Runtime.InteropServices;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The numbers of one column less those of another, or zero where that is less; none where one of the two is missing.</summary>
/// <param name="From">The place of the column.</param>
/// <param name="Taken">The place of the one that is taken from it.</param>
internal readonly record struct ColumnDifference(int From, int Taken)
{
    /// <summary>The difference of one row.</summary>
    public long Of(ColumnSegment segment, int row) =>
        CodeScan.Difference(segment.Columns[From][row], segment.Columns[Taken][row]);

    /// <summary>The differences of all rows.</summary>
    public void CopyTo(ColumnSegment segment, Span<long> numbers)
    {
        segment.Columns[From].CopyTo(numbers);
        using var taken = new ColumnNumbers(segment.Columns[Taken]);
        CodeScan.Subtract(numbers, taken.Rows);
    }

    /// <summary>Keeps those rows of a mask whose difference lies between two numbers, both included.</summary>
    public void Between(ColumnSegment segment, long min, long max, Span<ulong> mask)
    {
        var (from, taken) = (segment.Columns[From], segment.Columns[Taken]);
        if (from is CodeColumn<uint> codes && taken is CodeColumn<uint> others && IsNarrow(from) && IsNarrow(taken))
        {
            // Differences of codes are less by what the smallest numbers differ, and not cut off at zero.
            var shift = from.Min - (Int128)taken.Min;
            var first = min <= 0 ? int.MinValue : Saturated(min - shift);
            CodeScan.DifferenceBetween(codes.All, others.All, first, max < 0 ? int.MinValue : Saturated(max - shift), mask);
            return;
        }
        using var numbers = new ColumnNumbers(from);
        using var subtracted = new ColumnNumbers(taken);
        CodeScan.Subtract(numbers.Rows, subtracted.Rows);
        CodeScan.Between(MemoryMarshal.Cast<long, ulong>(numbers.Rows), unchecked((ulong)min), unchecked((ulong)max), mask);
    }

    // So that any two codes differ by less than the extremes of an int.
    private static bool IsNarrow(PackedColumn column) => column.Max - (Int128)column.Min < int.MaxValue;

    private static int Saturated(Int128 number) => (int)Int128.Clamp(number, int.MinValue, int.MaxValue);
}
