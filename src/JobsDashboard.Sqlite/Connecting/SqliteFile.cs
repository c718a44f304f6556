using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Connecting;

/// <summary>The file that holds the jobs, and how it is opened.</summary>
internal sealed class SqliteFile : IDisposable
{
    // How long to wait for another program's lock, unless the connection string says otherwise, in seconds.
    private const int Patience = 10;

    private readonly WaitNotice? _notice;

    /// <param name="connectionString">Names the file.</param>
    /// <param name="notice">Told of waiting for other programs that write; null to wait in silence.</param>
    public SqliteFile(string connectionString, WaitNotice? notice = null)
    {
        _notice = notice;
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
            settings.DefaultTimeout = settings.ShouldSerialize("Default Timeout") ? settings.DefaultTimeout : Patience;
            // A query to a file that is gone must not make an empty one.
            settings.Mode = settings.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : settings.Mode;
            Path = System.IO.Path.GetFullPath(settings.DataSource);
            ConnectionString = settings.ToString();
        }
        catch (ArgumentException failure)
        {
            throw new JobsDatabaseException(
                "The setting ConnectionStrings:Jobs is not understood; expected something like Data Source=/path/jobs.db.", failure);
        }
    }

    /// <summary>Opens the file for reading and writing. Does not make it.</summary>
    public string ConnectionString { get; }

    /// <summary>The same for connections that end when they are closed, and are not kept by the driver for the next one.</summary>
    public string UnpooledConnectionString => new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString();

    /// <summary>By what its jobs are compressed.</summary>
    public TextDictionaries Dictionaries { get; } = new();

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>The file and those that SQLite puts beside it.</summary>
    public IReadOnlyList<string> Paths => [Path, $"{Path}-wal", $"{Path}-shm"];

    /// <summary>How many seconds a query waits for another program's lock.</summary>
    /// <param name="deadline">How long the query may take as a whole.</param>
    public int PatienceWithin(TimeSpan deadline)
    {
        var max = (int)deadline.TotalSeconds;
        // 0 means for ever.
        return new SqliteConnectionStringBuilder(ConnectionString).DefaultTimeout is > 0 and var patience ? Math.Min(patience, max) : max;
    }

    /// <summary>An open connection for writing.</summary>
    /// <param name="path">Another file with the same settings.</param>
    public SqliteConnection OpenForWriting(string? path = null)
    {
        // Out of the pool, because its settings stay with a connection, and readers want their own.
        var settings = new SqliteConnectionStringBuilder(ConnectionString) { DataSource = path ?? Path, Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        // In WAL mode NORMAL can lose the last commits to a power cut, never the file's consistency; an import goes on from its mark.
        // Much is written at random places, so much is kept in memory (64 MiB) and moved from the log to the file at once (64 MiB).
        connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
        TextFunctions.Register(connection, Dictionaries);
        return connection;
    }

    /// <summary>An open connection for short transactions that stay when the power fails, and that somebody waits for.</summary>
    public SqliteConnection OpenForNonces()
    {
        var settings = new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        // Between two tries to get the lock, the driver sleeps for 150 ms, which is long beside what others write. SQLite sleeps for a few.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000");
        return connection;
    }

    /// <summary>A transaction that has the write lock from its beginning, for which it may have to wait.</summary>
    public SqliteTransaction BeginWriting(SqliteConnection connection)
    {
        using var waiting = _notice?.Begin(Path);
        return connection.BeginTransaction(deferred: false);
    }

    /// <summary>An open connection that leaves the file exactly as it is.</summary>
    /// <param name="patience">How long to wait for another program's lock, in seconds; null for as long as everybody.</param>
    public SqliteConnection OpenReadOnly(int? patience = null)
    {
        var readOnly = new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        readOnly.DefaultTimeout = patience ?? readOnly.DefaultTimeout;
        var connection = new SqliteConnection(readOnly.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Closes what the pool keeps open; with the last connection the log goes into the file.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        Dictionaries.Dispose();
    }
}
