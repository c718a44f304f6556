using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Stores the jobs of files. An import that was cut off goes on where it was when it is run again.</summary>
/// <param name="writer">Where the jobs go.</param>
/// <param name="clock">What the rate is measured by.</param>
/// <param name="standardInput">What the path <c>-</c> reads; null when nothing is piped in.</param>
public sealed class JobImport(IJobWriter writer, TimeProvider clock, Stream? standardInput = null)
{
    /// <summary>Imports files, and the files of folders, after a look into each of them.</summary>
    /// <param name="format">What the files hold.</param>
    /// <param name="paths">Files and folders, and <c>-</c> for standard input.</param>
    /// <param name="options">How to import.</param>
    /// <param name="progress">Told after each batch that has been stored, never twice at once.</param>
    /// <param name="cancellationToken">Ends the import after the batch that is being stored.</param>
    /// <exception cref="ImportRefusedException">A file is missing or not of the format; nothing has been written.</exception>
    public async Task<ImportSummary> RunAsync(
        IImportFormat format, IReadOnlyCollection<string> paths, ImportOptions options, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        using var input = await ReadStandardInputAsync(paths, cancellationToken);
        var (files, passedOver) = await ImportFiles.CheckedAsync(format, paths, input, options, cancellationToken);
        var rate = new ImportRate(clock, files.Sum(file => file.Length));
        var now = clock.GetUtcNow();
        var imported = ImmutableArray.CreateBuilder<ImportedFile>(files.Count);
        foreach (var file in files)
        {
            imported.Add(await StoreAsync(format, file, options, now, rate, progress, cancellationToken));
            rate.FileIsDone(file.Length, imported[^1].Counts.Read);
        }
        return new ImportSummary(imported.ToImmutable()) { PassedOver = passedOver };
    }

    private async Task<StandardInput?> ReadStandardInputAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        paths.Count(path => path == StandardInput.Path) switch
        {
            0 => null,
            1 => await StandardInput.ReadAsync(
                standardInput ?? throw new ImportRefusedException("Nothing is piped into standard input, so there is nothing to import as -."), cancellationToken),
            _ => throw new ImportRefusedException("Standard input can be read only once, so only one path may be -."),
        };

    private async Task<ImportedFile> StoreAsync(
        IImportFormat format,
        FoundFile found,
        ImportOptions options,
        DateTimeOffset now,
        ImportRate rate,
        Action<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        var file = found.Begin(options.Encoding);
        var source = Source(format, found, options);
        var begun = await BeginAsync(source, cancellationToken);
        var counts = begun;
        var handed = new ConcurrentQueue<RowBatch>();
        var rejections = ImmutableArray.CreateBuilder<RejectedRow>();
        rate.SkipRows(begun.Read);
        using var room = new SemaphoreSlim(ImportLimits.Batches);
        var rows = new DoubtfulValues(file, now).Counted(format.ReadAsync(file, options, cancellationToken));
        var batches = RowBatches.ReadAheadAsync(file, rows, source, begun.Read, options.BatchSize, room, cancellationToken);
        await foreach (var mark in writer.WriteAsync(HandOverAsync(batches, handed, cancellationToken), cancellationToken))
        {
            counts = mark;
            room.Release();
            // The writer may have been handed more than it has stored by now.
            if (handed.TryDequeue(out var stored))
            {
                rejections.AddRange(stored.Rejections.Take(ImportSummary.MostRejections - rejections.Count));
                progress(rate.Progress(found.Path, stored.BytesRead, mark.Read));
            }
        }
        return new ImportedFile(found.Path, counts, begun.Read, rejections.ToImmutable(), [.. file.IgnoredFields], file.Notes.ToImmutableSortedDictionary(StringComparer.Ordinal));
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

    /// <summary>Another file under the same name is another source, and so is the same trace from another date, in another encoding or in another zone.</summary>
    private static string Source(IImportFormat format, FoundFile file, ImportOptions options) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{format.Name}{(options.Encoding is { } encoding ? $" {encoding.WebName}" : "")} {(options.Anchor ?? format.Anchor)?.UtcDateTime:O}{options.TimeZone?.Id} {file.Stamp} {file.Path}");
}
