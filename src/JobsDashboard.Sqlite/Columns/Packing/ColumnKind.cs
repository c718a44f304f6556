namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>What is written before a column, to tell how it is read.</summary>
internal enum ColumnKind : byte
{
    Empty = 0,
    Few = 1,
    Runs = 2,
    Near = 3,

    OneByte = 8,
    TwoBytes = 9,
    FourBytes = 10,
    EightBytes = 11,
}
