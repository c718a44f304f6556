using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Json;
using JobsDashboard.Import.Sacct.Records;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's accounting, in any of the forms that <c>sacct</c> prints.</summary>
public sealed class SacctFormat : IImportFormat
{
    public string Name => "sacct";

    public string Description => "a Slurm accounting log";

    public DateTimeOffset? Anchor => null;

    /// <summary>All files but hidden ones and the table of user names: the content of a file tells what it is, not its name.</summary>
    public IReadOnlyList<string> FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileName(file) is var name && !name.StartsWith('.') && name != SlurmUsers.FileName)
            .Order(StringComparer.Ordinal),
    ];

    public IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken) =>
        SacctAttempts.JoinAsync(file, RowsAsync(file, options, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<ImportedRow> RowsAsync(
        ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var users = await SlurmUsers.LoadAsync(file, cancellationToken);
        var jobs = new SacctJob(file, new ZonelessTimes(file, options.TimeZone), users);
        await using var stream = file.Open();
        var window = new TextWindow(stream);
        await window.FillAsync(cancellationToken);
        var rows = IsJson(window.Text)
            ? JsonJobsReader.ReadAsync(file, window, new SacctJsonParser(file, jobs.Of), cancellationToken)
            : SacctSteps.MergeAsync(file, SacctLines.ReadAsync(file, window, cancellationToken), cancellationToken)
                .Select(record => record.Value is { } job ? jobs.Of(job) : new ImportedRow(record.Rejection!));
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
}
