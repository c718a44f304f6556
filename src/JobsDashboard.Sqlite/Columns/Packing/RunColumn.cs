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

    public override long this[int row] => _numbers[RunOf(row)];

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

    public override void CopyWord(int word, Span<long> numbers)
    {
        var first = word << 6;
        for (var (run, row) = (RunOf(first), 0); row < numbers.Length; run++)
        {
            var end = run + 1 < _starts.Length ? Math.Min(_starts[run + 1] - first, numbers.Length) : numbers.Length;
            numbers[row..end].Fill(_numbers[run]);
            row = end;
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

    protected override bool CanHold(long number) => true;

    private int RunOf(int row) => Array.BinarySearch(_starts, (ushort)row) is var at && at >= 0 ? at : ~at - 1;

    protected override PackedColumn? Changed(ReadOnlySpan<(int Row, long Number)> changes, bool areNew)
    {
        var (starts, numbers) = (new List<ushort>(_starts.Length + changes.Length), new List<long>(_numbers.Length + changes.Length));
        var (min, max, run, next) = (Min, Max, 0, 0);
        foreach (var (row, number) in changes)
        {
            Keep(row);
            Add(row, number);
            next = row + 1;
            (min, max) = number == None ? (min, max) : (Math.Min(min, number), Math.Max(max, number));
        }
        Keep(RowMask.Rows);
        return starts.Count <= MaxRuns ? new RunColumn([.. starts], [.. numbers], min, max) : null;

        // The runs of the rows up to another one.
        void Keep(int end)
        {
            while (next < end)
            {
                var endOfRun = run + 1 < _starts.Length ? _starts[run + 1] : RowMask.Rows;
                if (next < endOfRun)
                {
                    Add(next, _numbers[run]);
                    next = Math.Min(end, endOfRun);
                }
                run += next >= endOfRun ? 1 : 0;
            }
        }

        void Add(int row, long number)
        {
            if (numbers.Count == 0 || numbers[^1] != number)
            {
                starts.Add((ushort)row);
                numbers.Add(number);
            }
        }
    }
}
