using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// The values of a statement's row from SQLite itself. The driver asks for the type of each several times, and its library counts the users
/// of the statement at each call.
/// </summary>
/// <remarks>For one thread, while the statement is open. Of none, which is zero, every value is missing.</remarks>
internal static partial class RowValues
{
    private const string Library = "e_sqlite3";

    public static bool IsNull(nint row, int at) => Type(row, at) == raw.SQLITE_NULL;

    /// <summary>A text; null when it is missing.</summary>
    public static unsafe string? Text(nint row, int at)
    {
        // The text first, which may have to be made of something else, and then how long it is.
        var text = Utf8(row, at);
        return text == 0 ? null : Encoding.UTF8.GetString((byte*)text, Length(row, at));
    }

    /// <summary>A whole number; zero when it is missing.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long Integer(nint row, int at);

    /// <summary>A number; zero when it is missing.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_double"), SuppressGCTransition]
    public static partial double Real(nint row, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int Type(nint row, int at);

    // Without the attribute of the others, since it may take memory.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    private static partial nint Utf8(nint row, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int Length(nint row, int at);
}
