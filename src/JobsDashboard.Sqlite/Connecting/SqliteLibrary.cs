namespace JobsDashboard.Sqlite.Connecting;

/// <summary>The library that the driver comes with, for what is asked of it past the driver.</summary>
internal static class SqliteLibrary
{
    public const string Name = "e_sqlite3";
}
