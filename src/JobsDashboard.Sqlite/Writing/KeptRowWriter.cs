using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Keeps what writes jobs from transaction to transaction of a connection, with the keys that it knows.</summary>
internal sealed class KeptRowWriter(SqliteConnection connection, IModel model, TextDictionaries dictionaries) : IDisposable
{
    // Changes with every commit of another connection, and with none of this one.
    private readonly Statement _version = new(connection, "PRAGMA data_version", 0);

    private JobRowWriter? _rows;
    private long _knownAt;

    /// <summary>The writer for a transaction that has the write lock; a new one when somebody else has written meanwhile.</summary>
    public JobRowWriter ForTransaction()
    {
        var version = Version();
        if (_rows is null || version != _knownAt)
        {
            Forget();
            (_rows, _knownAt) = (new JobRowWriter(connection, model, dictionaries), version);
        }
        return _rows;
    }

    /// <summary>Forgets the keys: those that a transaction has given were not stored when it was rolled back.</summary>
    public void Forget()
    {
        _rows?.Dispose();
        _rows = null;
    }

    public void Dispose()
    {
        Forget();
        _version.Dispose();
    }

    private long Version()
    {
        using var row = _version.Read();
        row.Read();
        return row.GetInt64(0);
    }
}
