using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import.Sacct;

/// <summary>Makes one job of the attempts that a file has of it. Slurm prints them close together; the store joins those that lie far apart.</summary>
internal sealed class SacctAttempts
{
    private const int MostJobs = 5_000;
    private const long MostCharacters = 4_000_000;

    private readonly Queue<Held> _rows = [];
    // As the store knows them.
    private readonly Dictionary<string, Held> _jobs = new(StringComparer.Ordinal);
    private long _characters;

    private SacctAttempts()
    {
    }

    public static async IAsyncEnumerable<ImportedRow> TogetherAsync(
        ImportFile file, IAsyncEnumerable<ImportedRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var attempts = new SacctAttempts();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            attempts.Add(file, row);
            while (attempts._rows.Count > MostJobs || attempts._characters > MostCharacters)
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
        if (row.Job is { } later && _jobs.TryGetValue(JobIds.KeyOf(later.JobId!), out var held))
        {
            var earlier = held.Row.Job!;
            file.Note(JobAttempts.Match(earlier, later) switch
            {
                AttemptMatch.SameAttempt => "Rows that tell of an attempt once more, of which the last counts",
                AttemptMatch.OtherAttempt => "Earlier attempts of jobs, kept in the history of the last one",
                _ => "Jobs left out, since a later one of another name or user has the same id",
            });
            held.Row = new ImportedRow(JobAttempts.Join(earlier, later));
            return;
        }
        held = new Held(row);
        _rows.Enqueue(held);
        _characters += held.Characters;
        if (row.Job is { } job)
        {
            _jobs.Add(JobIds.KeyOf(job.JobId!), held);
        }
    }

    private ImportedRow Take()
    {
        var held = _rows.Dequeue();
        _characters -= held.Characters;
        if (held.Row.Job is { } job)
        {
            _jobs.Remove(JobIds.KeyOf(job.JobId!));
        }
        return held.Row;
    }

    private sealed class Held(ImportedRow row)
    {
        public ImportedRow Row { get; set; } = row;

        public long Characters { get; } = RowBatches.BytesOf(row);
    }
}
