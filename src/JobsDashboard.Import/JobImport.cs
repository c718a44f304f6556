using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Imports jobs from files. An import that was interrupted resumes when it is run again.</summary>
/// <param name="writer">Stores the jobs.</param>
/// <param name="clock">Measures the rate.</param>
/// <param name="standardInput">The input of the path <c>-</c>; null when nothing is piped in.</param>
public sealed class JobImport(IJobWriter writer, TimeProvider clock, Stream? standardInput = null)
{
    /// <summary>Reads the beginning of each file, and then imports all of them.</summary>
    /// <param name="format">The format of all files.</param>
    /// <param name="paths">Files, folders, and <c>-</c> for standard input.</param>
    /// <param name="options">How to read the files.</param>
    /// <param name="progress">Called after each batch that has been stored, never twice at once.</param>
    /// <param name="cancellationToken">Ends the import after the batch that is being stored.</param>
    /// <exception cref="ImportRefusedException">A file is missing or not of the format. Nothing has been written.</exception>
    public async Task<ImportSummary> RunAsync(
        IImportFormat format,
        IReadOnlyCollection<string> paths,
        ImportOptions options,
        Action<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        using var input = await ReadStandardInputAsync(paths, cancellationToken);
        var (files, passedOver) = await FileFinder.FindAsync(format, paths, input, options, cancellationToken);
        var run = new Run(format, options, clock.GetUtcNow(), new ImportRate(clock, files.Sum(file => file.Length)), progress);
        var imported = ImmutableArray.CreateBuilder<ImportedFile>(files.Count);
        foreach (var file in files)
        {
            imported.Add(await ImportAsync(file, run, cancellationToken));
            run.Rate.FinishFile(file.Length, imported[^1].Counts.Read);
        }
        return new ImportSummary(imported.ToImmutable()) { PassedOver = passedOver };
    }

    private async Task<StandardInput?> ReadStandardInputAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var count = paths.Count(path => path == StandardInput.Path);
        if (count > 1)
        {
            throw new ImportRefusedException("Standard input can be read only once, so only one path may be -.");
        }
        if (count == 1 && standardInput is null)
        {
            throw new ImportRefusedException("Nothing is piped into standard input, so there is nothing to import as -.");
        }
        return count == 0 ? null : await StandardInput.ReadAsync(standardInput!, cancellationToken);
    }

    private async Task<ImportedFile> ImportAsync(FoundFile found, Run run, CancellationToken cancellationToken)
    {
        var file = found.Begin(run.Options.Encoding);
        var source = SourceOf(found, run);
        var resumed = await ResumeAsync(source, cancellationToken);
        var counts = resumed;
        var handed = new ConcurrentQueue<RowBatch>();
        var rejections = ImmutableArray.CreateBuilder<RejectedRow>();
        run.Rate.SkipRows(resumed.Read);
        using var batches = new BatchReader(file, source, run.Options.BatchSize, resumed.Read);
        var rows = new DoubtfulValues(file, run.Now).Counted(run.Format.ReadAsync(file, run.Options, cancellationToken));
        var jobs = HandOverAsync(batches.ReadAheadAsync(rows, cancellationToken), handed, cancellationToken);
        await foreach (var mark in writer.WriteAsync(jobs, cancellationToken))
        {
            counts = mark;
            batches.Release();
            // The writer takes batches before it has stored earlier ones, so the oldest one handed over is the one that is stored now.
            if (handed.TryDequeue(out var stored))
            {
                rejections.AddRange(stored.Rejections.Take(ImportSummary.MaxRejections - rejections.Count));
                run.Progress(run.Rate.Progress(found.Path, stored.BytesRead, mark.Read));
            }
        }
        return new ImportedFile(
            found.Path,
            counts,
            resumed.Read,
            rejections.ToImmutable(),
            [.. file.IgnoredFields],
            file.Notes.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>How far an interrupted import of the source got. A finished one begins again.</summary>
    private async Task<ImportMark> ResumeAsync(string source, CancellationToken cancellationToken)
    {
        var mark = await writer.FindMarkAsync(source, cancellationToken);
        if (!mark.IsComplete)
        {
            return mark;
        }
        await writer.ForgetMarkAsync(source, cancellationToken);
        return ImportMark.None;
    }

    private static async IAsyncEnumerable<JobBatch> HandOverAsync(
        IAsyncEnumerable<RowBatch> batches, ConcurrentQueue<RowBatch> handed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            handed.Enqueue(batch);
            yield return batch.Batch;
        }
    }

    /// <summary>The name of a file's progress mark. It contains all that the rows depend on.</summary>
    private static string SourceOf(FoundFile file, Run run)
    {
        var encoding = run.Options.Encoding is { } named ? $" {named.WebName}" : "";
        var anchor = (run.Options.Anchor ?? run.Format.Anchor)?.UtcDateTime;
        return string.Create(
            CultureInfo.InvariantCulture, $"{run.Format.Name}{encoding} {anchor:O}{run.Options.TimeZone?.Id} {file.Stamp} {file.Path}");
    }

    private sealed record Run(
        IImportFormat Format, ImportOptions Options, DateTimeOffset Now, ImportRate Rate, Action<ImportProgress> Progress);
}
