using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Writes whole jobs, compressed, within the caller's transaction.</summary>
internal sealed class JobBodyTable(SqliteConnection connection, TextDictionaries dictionaries) : IDisposable
{
    private readonly Statement _write = new(connection, "INSERT OR REPLACE INTO JobBody (Id, Json, Extras) VALUES ($1, $2, $3)", 3);
    private readonly DictionaryTraining _training = new(connection, dictionaries);

    /// <summary>Compresses jobs on another thread, and on this one when it has nothing else to do, and writes them.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="meanwhile">What this thread does while they are compressed: writing the rest of them takes about as long.</param>
    public void Write(IReadOnlyList<WholeJob> jobs, Action meanwhile)
    {
        var dictionary = _training.DictionaryFor(jobs);
        var (compressed, last) = (new (byte[] Json, byte[]? Extras)[jobs.Count], -1);
        var compressing = Task.Run(CompressRest);
        try
        {
            meanwhile();
            // The other thread may have had little of a processor, with jobs being read and prepared at the same time.
            CompressRest();
        }
        finally
        {
            // Also after a failure, so that nothing goes on when the transaction has ended.
            compressing.Wait();
        }
        foreach (var (job, (json, extras)) in jobs.Zip(compressed))
        {
            _write.Run(job.Id, json, extras);
        }

        void CompressRest()
        {
            for (var at = Interlocked.Increment(ref last); at < jobs.Count; at = Interlocked.Increment(ref last))
            {
                var job = jobs[at];
                compressed[at] = (dictionary.Compress(job.Json), job.Extras is { } extras ? dictionary.Compress(extras) : null);
            }
        }
    }

    public void Dispose()
    {
        _write.Dispose();
        _training.Dispose();
    }
}
