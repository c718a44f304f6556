using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Stores the jobs of files. An import that was cut off goes on where it was when it is run again.</summary>
public sealed class JobImport(IJobWriter writer, TimeProvider clock)
{
    /// <summary>Imports files, and the files of folders, after a look into each of them.</summary>
    /// <param name="format">What the files hold.</param>
    /// <param name="paths">Files and folders.</param>
    /// <param name="options">How to import.</param>
    /// <param name="progress">Told after each batch that has been stored, never twice at once.</param>
    /// <param name="cancellationToken">Ends the import after the batch that is being stored.</param>
    /// <exception cref="ImportRefusedException">A file is missing or not of the format; nothing has been written.</exception>
    public async Task<ImportSummary> RunAsync(
        IImportFormat format, IEnumerable<string> paths, ImportOptions options, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var (files, passedOver) = await ImportFiles.CheckedAsync(format, paths, options, cancellationToken);
        var rate = new ImportRate(clock, files.Sum(Length));
        var imported = ImmutableArray.CreateBuilder<ImportedFile>(files.Count);
        foreach (var path in files)
        {
            imported.Add(await StoreAsync(format, path, options, rate, progress, cancellationToken));
            rate.FileIsDone(Length(path), imported[^1].Counts.Read);
        }
        return new ImportSummary(imported.ToImmutable()) { PassedOver = passedOver };
    }

    private async Task<ImportedFile> StoreAsync(
        IImportFormat format, string path, ImportOptions options, ImportRate rate, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var file = new ImportFile(path);
        var source = Source(format, path, options);
        var begun = await BeginAsync(source, cancellationToken);
        var counts = begun;
        var handed = new ConcurrentQueue<RowBatch>();
        var rejections = ImmutableArray.CreateBuilder<RejectedRow>();
        rate.SkipRows(begun.Read);
        var rows = format.ReadAsync(file, options, cancellationToken);
        var batches = RowBatches.ReadAheadAsync(file, rows, source, begun.Read, options.BatchSize, cancellationToken);
        await foreach (var mark in writer.WriteAsync(HandOverAsync(batches, handed, cancellationToken), cancellationToken))
        {
            counts = mark;
            // The writer may have been handed more than it has stored by now.
            if (handed.TryDequeue(out var stored))
            {
                rejections.AddRange(stored.Rejections.Take(ImportSummary.MostRejections - rejections.Count));
                progress(rate.Progress(path, stored.BytesRead, mark.Read));
            }
        }
        return new ImportedFile(path, counts, begun.Read, rejections.ToImmutable(), [.. file.IgnoredFields], file.Notes.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private async Task<ImportMark> BeginAsync(string source, CancellationToken cancellationToken)
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

    /// <summary>Another file under the same name is another source, and so is the same trace from another date or in another zone.</summary>
    private static string Source(IImportFormat format, string path, ImportOptions options)
    {
        var file = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture,
            $"{format.Name} {(options.Anchor ?? format.Anchor)?.UtcDateTime:O}{options.TimeZone?.Id} {file.LastWriteTimeUtc:O} {file.Length} {path}");
    }

    private static long Length(string path) => new FileInfo(path).Length;
}
