using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite;

/// <summary>The file that holds the jobs, and how it is opened.</summary>
internal sealed class SqliteFile : IDisposable
{
    // How long to wait for another program's lock, unless the connection string says otherwise, in seconds.
    private const int Patience = 10;

    public SqliteFile(string connectionString)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
            settings.DefaultTimeout = settings.ShouldSerialize("Default Timeout") ? settings.DefaultTimeout : Patience;
            Path = System.IO.Path.GetFullPath(settings.DataSource);
            ConnectionString = settings.ToString();
        }
        catch (ArgumentException failure)
        {
            throw new JobsDatabaseException("The setting ConnectionStrings:Jobs is not understood; expected something like Data Source=/path/jobs.db.", failure);
        }
    }

    /// <summary>Opens the file for reading and writing, and makes it when there is none.</summary>
    public string ConnectionString { get; }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>An open connection for writing.</summary>
    public SqliteConnection OpenForWriting()
    {
        // Out of the pool, because its settings stay with a connection, and readers want their own.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        // In WAL mode NORMAL can lose the last commits to a power cut, never the file's consistency; an import goes on from its mark.
        // Much is written at random places, so much is kept in memory (128 MiB) and moved from the log to the file at once (64 MiB).
        connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 16384");
        return connection;
    }

    /// <summary>An open connection that leaves the file exactly as it is.</summary>
    public SqliteConnection OpenForLooking()
    {
        var readOnly = new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 };
        var connection = new SqliteConnection(readOnly.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Closes what the pool keeps open; with the last connection the log goes into the file.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
