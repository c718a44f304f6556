using System.Runtime.InteropServices;
using System.Text;
using JobsDashboard.Sqlite.Connecting;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// The values of a statement's row from SQLite itself. The driver asks for the type of each several times, and its library counts the users
/// of the statement at each call.
/// </summary>
/// <remarks>
/// For the one thread that uses the connection, while the statement is open. Of no statement, which is zero, every value is missing.
/// </remarks>
internal static partial class RowValues
{
    /// <summary>The value of a column, until the statement goes on.</summary>
    // Each call about a column of a row takes and gives back the lock of the connection; one about a value does not.
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_column_value"), SuppressGCTransition]
    public static partial nint At(nint row, int at);

    public static bool IsNull(nint value) => Type(value) == raw.SQLITE_NULL;

    /// <summary>A text; null when it is missing.</summary>
    public static unsafe string? Text(nint value)
    {
        // The text first, which may have to be made of something else, and then how long it is.
        var text = Utf8(value);
        return text == 0 ? null : Encoding.UTF8.GetString((byte*)text, Length(value));
    }

    /// <summary>A whole number; zero when it is missing.</summary>
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_value_int64"), SuppressGCTransition]
    public static partial long Integer(nint value);

    /// <summary>A number; zero when it is missing.</summary>
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_value_double"), SuppressGCTransition]
    public static partial double Real(nint value);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_value_type"), SuppressGCTransition]
    private static partial int Type(nint value);

    // Without the attribute of the others, since it may take memory.
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_value_text")]
    private static partial nint Utf8(nint value);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_value_bytes"), SuppressGCTransition]
    private static partial int Length(nint value);
}
