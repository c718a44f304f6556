using System.Runtime.CompilerServices;
using JobsDashboard.Import.ListJobs;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's accounting, as <c>sacct</c> prints it in whichever way.</summary>
public sealed class SacctFormat : IImportFormat
{
    public string Name => "sacct";

    public string Description => "a Slurm accounting log";

    public DateTimeOffset? Anchor => null;

    /// <summary>All files of a folder but the names of users: what a file is shows in it, not in its name.</summary>
    public IReadOnlyList<string> FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileName(file) is var name && !name.StartsWith('.') && name != SlurmUsers.FileName)
            .Order(StringComparer.Ordinal),
    ];

    public IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken) =>
        SacctAttempts.TogetherAsync(file, RowsAsync(file, options, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<ImportedRow> RowsAsync(
        ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = new SacctJob(file, new ZonelessTimes(file, options.TimeZone), await SlurmUsers.BesideAsync(file, cancellationToken));
        await using var stream = new PeekedStream(file.Open());
        if (IsJson(await stream.PeekAsync(cancellationToken)))
        {
            await foreach (var row in JsonAsync(file, stream, job, cancellationToken))
            {
                yield return row;
            }
            yield break;
        }
        var records = SacctSteps.FoldAsync(file, SacctLines.ReadAsync(file, stream, cancellationToken), cancellationToken);
        await foreach (var record in records)
        {
            yield return job.Of(record);
        }
    }

    private static async IAsyncEnumerable<ImportedRow> JsonAsync(
        ImportFile file, Stream stream, SacctJob job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = new JsonWindow(stream);
        await window.FillAsync(cancellationToken);
        if (ListJobsFormat.IsByLine(window.Text))
        {
            window.GoByLine();
        }
        var reader = new ListJobsReader(window, new SacctJson(file, job), file);
        while (await reader.NextAsync(cancellationToken) is { } row)
        {
            yield return row;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> beginning) => beginning.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
}
