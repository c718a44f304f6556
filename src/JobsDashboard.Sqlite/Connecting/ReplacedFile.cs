using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Connecting;

/// <summary>Tells whether the file that a connection has open is the database's no more.</summary>
internal static partial class ReplacedFile
{
    private const int HasMoved = 20;

    /// <summary>Whether the file is gone from its path, or another one has come there.</summary>
    /// <remarks>
    /// SQLite compares the files, which stay the same however often they are written to. Where it does not know, an open file can't be
    /// replaced.
    /// </remarks>
    public static bool IsReplaced(this SqliteConnection connection)
    {
        var hasMoved = 0;
        Control(connection.Handle!.DangerousGetHandle(), 0, HasMoved, ref hasMoved);
        return hasMoved != 0;
    }

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_file_control")]
    private static partial int Control(nint connection, nint database, int operation, ref int result);
}
