using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Writes whole jobs, compressed, within the caller's transaction.</summary>
internal sealed class JobBodyTable(SqliteConnection connection, TextDictionaries dictionaries) : IDisposable
{
    private readonly Statement _write = new(connection, "INSERT OR REPLACE INTO JobBody (Id, Json, Extras) VALUES ($1, $2, $3)", 3);
    private readonly DictionaryTraining _training = new(connection, dictionaries);

    public void Write(IReadOnlyList<WholeJob> jobs)
    {
        var dictionary = _training.DictionaryFor(jobs);
        foreach (var job in jobs)
        {
            _write.Run(job.Id, dictionary.Compress(job.Json), job.Extras is { } extras ? dictionary.Compress(extras) : null);
        }
    }

    public void Dispose()
    {
        _write.Dispose();
        _training.Dispose();
    }
}
