using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Writes whole jobs, compressed, within the caller's transaction.</summary>
internal sealed class JobBodyTable(SqliteConnection connection, TextDictionaries dictionaries) : IDisposable
{
    private readonly Statement _write = new(connection, "INSERT OR REPLACE INTO JobBody (Id, Json, Extras) VALUES ($1, $2, $3)", 3);
    private readonly DictionaryTraining _training = new(connection, dictionaries);

    /// <summary>Compresses jobs on another thread and writes them.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="meanwhile">What this thread does while they are compressed: writing the rest of them takes about as long.</param>
    public void Write(IReadOnlyList<WholeJob> jobs, Action meanwhile)
    {
        var dictionary = _training.DictionaryFor(jobs);
        var compressing = Task.Run(() => jobs.Select(job => Compressed(job, dictionary)).ToList());
        try
        {
            meanwhile();
        }
        finally
        {
            // Also after a failure, so that nothing goes on when the transaction has ended.
            compressing.Wait();
        }
        foreach (var (id, json, extras) in compressing.Result)
        {
            _write.Run(id, json, extras);
        }
    }

    public void Dispose()
    {
        _write.Dispose();
        _training.Dispose();
    }

    private static (long Id, byte[] Json, byte[]? Extras) Compressed(WholeJob job, TextDictionary dictionary) =>
        (job.Id, dictionary.Compress(job.Json), job.Extras is { } extras ? dictionary.Compress(extras) : null);
}
