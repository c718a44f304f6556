using System.Runtime.InteropServices;

namespace JobsDashboard.Sqlite.Columns.Packing;

/// <summary>Reads and writes packed columns, in the byte order of the machine.</summary>
internal static class ColumnFile
{
    /// <summary>Reads the columns of a segment, which its near columns refer to.</summary>
    /// <exception cref="InvalidDataException">This is something else.</exception>
    public static PackedColumn[] ReadColumns(this BinaryReader file, int count)
    {
        var columns = new PackedColumn[count];
        for (var at = 0; at < count; at++)
        {
            columns[at] = (ColumnKind)file.ReadByte() switch
            {
                ColumnKind.Near => NearColumn.Read(file, columns),
                var kind => file.ReadColumn(kind),
            };
        }
        return columns;
    }

    /// <summary>Reads a column that refers to no other.</summary>
    /// <exception cref="InvalidDataException">This is something else.</exception>
    public static PackedColumn ReadColumn(this BinaryReader file, ColumnKind kind) => kind switch
    {
        ColumnKind.Empty => new EmptyColumn(),
        ColumnKind.Few => FewCodes.Read(file),
        ColumnKind.Runs => RunColumn.Read(file),
        ColumnKind.OneByte => CodeColumn<byte>.Read(file),
        ColumnKind.TwoBytes => CodeColumn<ushort>.Read(file),
        ColumnKind.FourBytes => CodeColumn<uint>.Read(file),
        ColumnKind.EightBytes => CodeColumn<ulong>.Read(file),
        _ => throw new InvalidDataException($"There is no kind {kind} of column."),
    };

    public static void WriteNumbers<T>(this BinaryWriter file, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        file.Write(numbers.Length);
        file.Write(MemoryMarshal.AsBytes(numbers));
    }

    public static T[] ReadNumbers<T>(this BinaryReader file)
        where T : unmanaged
    {
        var numbers = new T[file.ReadInt32()];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
