using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>
/// Decides by which dictionary jobs are compressed. The first one is trained when there are enough jobs for it, another one when later
/// jobs have come to differ from those that it was trained by. Which jobs meet which dictionary follows from the jobs and their order.
/// </summary>
internal sealed class DictionaryTraining(SqliteConnection connection, TextDictionaries dictionaries) : IDisposable
{
    // The first dictionary is due with every job whose id is a multiple of this, and a look at the last jobs with every multiple of that.
    private const int JobsForTheFirst = 1_000;
    private const int JobsBetweenLooks = 20_000;

    // How many jobs a dictionary is trained by, and how many are looked at.
    private const int Samples = 2_000;

    // Training by 2,000 jobs of 3 kB takes a tenth of a second, and as much longer as they are larger.
    private const int SampleLength = 8_000;

    // Just within what zstd prepares its tables for up to 256 KiB; more gains little.
    private const int DictionarySize = 250 * 1024;

    // By measurement: other lengths of the pieces that a dictionary is put together from gain nothing, and zstd's own search for the best
    // one takes three times as long.
    private static readonly ZDICT_fastCover_params_t s_pieces = new()
    {
        k = 1500,
        d = 8,
        f = 20,
        accel = 1,
        zParams = new ZDICT_params_t { compressionLevel = TextDictionary.Level },
    };

    // Another dictionary is worth its room when the last jobs take so many times the room of the first ones, in parts of their length.
    private const double Worse = 1.5;

    private readonly Statement _newest = new(connection, "SELECT Id, AfterJob FROM JobDictionary ORDER BY AfterJob DESC LIMIT 1", 0);
    private readonly Statement _add = new(connection, "INSERT OR IGNORE INTO JobDictionary (Id, AfterJob, Bytes) VALUES ($1, $2, $3)", 3);
    private readonly Statement _stored = new(
        connection, "SELECT jobs_text(Json), jobs_text(Extras) FROM JobBody WHERE Id < $1 ORDER BY Id DESC LIMIT $2", 2);
    private readonly Statement _firstRatio = new(connection, Ratio($"WHERE Id > $1 - {Samples / 2} ORDER BY Id"), 1);
    private readonly Statement _lastRatio = new(connection, Ratio("ORDER BY Id DESC"), 0);

    /// <summary>The dictionary to compress jobs by that are about to be written; without content where there is none yet.</summary>
    public TextDictionary DictionaryFor(IReadOnlyList<WholeJob> jobs)
    {
        var (id, afterJob) = Newest();
        if (id is null ? HasMultiple(jobs, JobsForTheFirst) : HasMultiple(jobs, JobsBetweenLooks) && AreLastJobsWorse(afterJob))
        {
            id = Train(jobs) ?? id;
        }
        return dictionaries.Find(id ?? 0, connection);

        bool HasMultiple(IEnumerable<WholeJob> jobs, int of) => jobs.Any(job => job.Id > afterJob && job.Id % of == 0);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _newest, _add, _stored, _firstRatio, _lastRatio })
        {
            statement.Dispose();
        }
    }

    private static string Ratio(string which) =>
        $"SELECT 1.0 * sum(length(Json)) / sum(jobs_text_length(Json)) FROM (SELECT Json FROM JobBody {which} LIMIT {Samples})";

    private (long? Id, long AfterJob) Newest()
    {
        using var row = _newest.Read();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : (null, 0);
    }

    // Against as many jobs from before the training as from after it: a dictionary does better by those that it was trained by, and those
    // that came next may be the first of another kind.
    private bool AreLastJobsWorse(long afterJob) =>
        ReadRatio(_lastRatio) > Worse * ReadRatio(_firstRatio, afterJob);

    private static double? ReadRatio(Statement statement, params ReadOnlySpan<object?> values)
    {
        using var row = statement.Read(values);
        return row.Read() && !row.IsDBNull(0) ? row.GetDouble(0) : null;
    }

    private long? Train(IReadOnlyList<WholeJob> jobs)
    {
        var samples = jobs.Count > Samples
            ? Enumerable.Range(0, Samples).Select(i => jobs[(int)((long)i * jobs.Count / Samples)])
            : jobs.Concat(StoredBefore(jobs.Min(job => job.Id), Samples - jobs.Count));
        try
        {
            var bytes = DictBuilder.TrainFromBufferFastCover(samples.SelectMany(Texts).Select(Sample), s_pieces, DictionarySize).ToArray();
            using var trained = new TextDictionary(bytes);
            _add.Run(trained.Id, jobs.Max(job => job.Id), bytes);
            return trained.Id;
        }
        catch (ZstdException)
        {
            // There is too little in these jobs to learn from.
            return null;
        }
    }

    private IEnumerable<WholeJob> StoredBefore(long id, int count)
    {
        using var rows = _stored.Read(id, count);
        while (rows.Read())
        {
            yield return WholeJob.Of(0, rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1));
        }
    }

    private static IEnumerable<byte[]> Texts(WholeJob job) => job.Extras is { } extras ? [job.Json, extras] : [job.Json];

    private static byte[] Sample(byte[] text) => text[..Math.Min(text.Length, SampleLength)];
}
