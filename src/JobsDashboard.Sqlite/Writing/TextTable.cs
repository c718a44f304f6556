using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A full-text table. It holds where words are, and not the text itself.</summary>
internal sealed class TextTable(SqliteConnection connection, string name, string column) : IDisposable
{
    // A full-text table keeps new entries in memory until it is told to write, dozens of bytes for each word of a long text.
    private const int LongText = 100_000;

    private readonly Statement _add = Statement.Insert(connection, name, "rowid", column);
    private readonly Statement _remove = new(connection, $"DELETE FROM {name} WHERE rowid = $1", 1);
    private readonly Statement _flush = new(connection, $"INSERT INTO {name} ({name}) VALUES ('flush')", 0);

    public void Add(long id, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }
        _add.Run(id, text);
        if (text.Length > LongText)
        {
            _flush.Run();
        }
    }

    public void Remove(long id) => _remove.Run(id);

    public void Dispose()
    {
        _add.Dispose();
        _remove.Dispose();
        _flush.Dispose();
    }
}
