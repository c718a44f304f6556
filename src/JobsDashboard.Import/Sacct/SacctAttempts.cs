using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import.Sacct;

/// <summary>Joins the attempts of a job that are close together in a file, as Slurm prints them. The store joins all others.</summary>
internal sealed class SacctAttempts
{
    private const int MaxRows = 5_000;
    private const long MaxBytes = 4_000_000;

    private readonly Queue<Entry> _rows = [];
    // By the key under which the store keeps the job.
    private readonly Dictionary<string, Entry> _jobs = new(StringComparer.Ordinal);
    private long _bytes;

    private SacctAttempts()
    {
    }

    public static async IAsyncEnumerable<ImportedRow> JoinAsync(
        ImportFile file, IAsyncEnumerable<ImportedRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var attempts = new SacctAttempts();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            attempts.Add(file, row);
            while (attempts._rows.Count > MaxRows || attempts._bytes > MaxBytes)
            {
                yield return attempts.Take();
            }
        }
        while (attempts._rows.Count > 0)
        {
            yield return attempts.Take();
        }
    }

    private void Add(ImportFile file, ImportedRow row)
    {
        if (row.Job is { } later && _jobs.TryGetValue(JobIds.KeyOf(later.JobId!), out var entry))
        {
            var earlier = entry.Row.Job!;
            file.Note(JobAttempts.Match(earlier, later) switch
            {
                AttemptMatch.SameAttempt => "Rows that repeat an attempt, of which the last one counts",
                AttemptMatch.OtherAttempt => "Earlier attempts of jobs, kept in the history of the last one",
                _ => "Jobs left out, since a later one of another name or user has the same id",
            });
            entry.Row = new ImportedRow(JobAttempts.Join(earlier, later));
            return;
        }
        entry = new Entry(row);
        _rows.Enqueue(entry);
        _bytes += entry.Bytes;
        if (row.Job is { } job)
        {
            _jobs.Add(JobIds.KeyOf(job.JobId!), entry);
        }
    }

    private ImportedRow Take()
    {
        var entry = _rows.Dequeue();
        _bytes -= entry.Bytes;
        if (entry.Row.Job is { } job)
        {
            _jobs.Remove(JobIds.KeyOf(job.JobId!));
        }
        return entry.Row;
    }

    private sealed class Entry(ImportedRow row)
    {
        public ImportedRow Row { get; set; } = row;

        public long Bytes { get; } = row.EstimatedBytes;
    }
}
