using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>The table of progress marks.</summary>
internal sealed class ImportMarks(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(
        connection, "SELECT New, Changed, Unchanged, Rejected, IsComplete FROM ImportMark WHERE Source = $1", 1);
    private readonly Statement _set = new(
        connection,
        "INSERT OR REPLACE INTO ImportMark (Source, New, Changed, Unchanged, Rejected, IsComplete) VALUES ($1, $2, $3, $4, $5, $6)", 6);
    private readonly Statement _forget = new(connection, "DELETE FROM ImportMark WHERE Source = $1", 1);

    public ImportMark Find(string source)
    {
        using var reader = _find.Read(source);
        return !reader.Read() ? ImportMark.None : new ImportMark
        {
            New = reader.GetInt64(0),
            Changed = reader.GetInt64(1),
            Unchanged = reader.GetInt64(2),
            Rejected = reader.GetInt64(3),
            IsComplete = reader.GetBoolean(4),
        };
    }

    public void Set(string source, ImportMark mark) =>
        _set.Run(source, mark.New, mark.Changed, mark.Unchanged, mark.Rejected, mark.IsComplete);

    public void Forget(string source) => _forget.Run(source);

    public void Dispose()
    {
        _find.Dispose();
        _set.Dispose();
        _forget.Dispose();
    }
}
