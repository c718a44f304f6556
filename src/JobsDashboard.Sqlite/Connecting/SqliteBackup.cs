using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Connecting;

/// <summary>Copies the database as it is at one moment, while others go on writing it.</summary>
internal sealed class SqliteBackup(SqliteFile file, Action<double> progress, CancellationToken cancellationToken)
{
    // 16 MB between two looks at the token.
    private const int PagesInAStep = 4096;

    /// <summary>Makes the copy, which has its name only when it is whole, and is its owner's only.</summary>
    /// <exception cref="IOException">There is a file of that name, or none can be made.</exception>
    /// <exception cref="JobsDatabaseException">The database cannot be read, or the copy cannot be written.</exception>
    public void WriteTo(string path)
    {
        if (Path.Exists(path))
        {
            throw new IOException($"There is a file {path} already; name another.");
        }
        var unfinished = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            OwnersOnly.MakeFile(unfinished);
            Copy(unfinished, path);
            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private void Copy(string unfinished, string path)
    {
        using var source = file.OpenReadOnly();
        // What is read stays as it is now. Without this, SQLite would begin anew whenever another program has written.
        source.Execute("BEGIN; SELECT count(*) FROM sqlite_schema");
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString());
        copy.Open();
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        var result = raw.SQLITE_OK;
        while (result == raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesInAStep);
            progress(1 - ((double)raw.sqlite3_backup_remaining(backup) / Math.Max(1, raw.sqlite3_backup_pagecount(backup))));
        }
        if (result != raw.SQLITE_DONE)
        {
            var culprit = result is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB ? file.Path : path;
            throw SqliteFailures.Explain(new SqliteException("The backup failed.", result), culprit);
        }
    }
}
