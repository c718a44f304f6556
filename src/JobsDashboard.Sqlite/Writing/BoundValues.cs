using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using JobsDashboard.Sqlite.Connecting;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>
/// Gives values to a statement by SQLite itself. The driver looks for each parameter by its name, and its library counts the users of the
/// statement at each call.
/// </summary>
/// <remarks>For one thread, while the statement is open.</remarks>
internal static partial class BoundValues
{
    // SQLite is to copy the bytes before it returns.
    private const nint Transient = -1;

    /// <summary>Sets the value of a place. The answer is a code of SQLite.</summary>
    public static int Bind(nint statement, int place, object? value) => value switch
    {
        null => Null(statement, place),
        string text => BindText(statement, place, text),
        long number => Integer(statement, place, number),
        byte[] bytes => Blob(statement, place, bytes, bytes.Length, Transient),
        double real => Real(statement, place, real),
        int or bool or Enum => Integer(statement, place, Convert.ToInt64(value, null)),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    };

    private static unsafe int BindText(nint statement, int place, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            fixed (byte* start = bytes)
            {
                return Text(statement, place, start, Encoding.UTF8.GetBytes(text, bytes), Transient);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    private static partial int Null(nint statement, int place);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    private static partial int Integer(nint statement, int place, long value);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_double"), SuppressGCTransition]
    private static partial int Real(nint statement, int place, double value);

    // Without the attribute of the others, since they copy.
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_text")]
    private static unsafe partial int Text(nint statement, int place, byte* text, int length, nint destructor);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_blob")]
    private static partial int Blob(nint statement, int place, ReadOnlySpan<byte> blob, int length, nint destructor);
}
