namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Numbers that are the same for many rows in a row, as is the moment at which jobs were written together.</summary>
internal sealed class RunColumn : PackedColumn
{
    /// <summary>With more runs, other kinds are as short.</summary>
    public const int MaxRuns = 4_096;

    private readonly ushort[] _starts;
    private readonly long[] _numbers;

    private RunColumn(ushort[] starts, long[] numbers, long min, long max)
    {
        (_starts, _numbers, Min, Max) = (starts, numbers, min, max);
    }

    public override long Min { get; }

    public override long Max { get; }

    public override long Bytes => (_starts.Length * (long)sizeof(ushort)) + (_numbers.Length * (long)sizeof(long));

    public override long this[int row] =>
        _numbers[Array.BinarySearch(_starts, (ushort)row) is var at && at >= 0 ? at : ~at - 1];

    public static RunColumn Of(ReadOnlySpan<long> numbers, long min, long max, int runs)
    {
        var column = new RunColumn(new ushort[runs], new long[runs], min, max);
        var run = -1;
        for (var row = 0; row < numbers.Length; row++)
        {
            if (row == 0 || numbers[row] != numbers[row - 1])
            {
                run++;
                (column._starts[run], column._numbers[run]) = ((ushort)row, numbers[row]);
            }
        }
        return column;
    }

    public static RunColumn Read(BinaryReader file)
    {
        var (min, max) = (file.ReadInt64(), file.ReadInt64());
        return new RunColumn(file.ReadNumbers<ushort>(), file.ReadNumbers<long>(), min, max);
    }

    public override void CopyTo(Span<long> numbers)
    {
        for (var run = 0; run < _starts.Length; run++)
        {
            numbers[_starts[run]..(run + 1 < _starts.Length ? _starts[run + 1] : RowMask.Rows)].Fill(_numbers[run]);
        }
    }

    public override void WriteTo(BinaryWriter file)
    {
        file.Write((byte)ColumnKind.Runs);
        file.Write(Min);
        file.Write(Max);
        file.WriteNumbers<ushort>(_starts);
        file.WriteNumbers<long>(_numbers);
    }
}
