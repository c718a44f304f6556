using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Tables;

namespace JobsDashboard.Import.Pai2020;

/// <summary>Jobs of Alibaba's PAI trace of 2020, read from its table of pod attempts.</summary>
/// <remarks>
/// The rows of a job are next to each other, so only one job is in memory at a time. If a name comes back later, it is a new job that
/// replaces the first, as with any id that occurs twice.
/// Alibaba has shifted the times of the trace by a constant that it does not tell. The default second 0 is a whole number of weeks after
/// the Unix epoch, which keeps the weekday and the time of day right.
/// </remarks>
public sealed class Pai2020Format : IImportFormat
{
    private static readonly DateTimeOffset s_anchor = DateTimeOffset.FromUnixTimeSeconds(1_590_624_000);

    public string Name => "pai-2020";

    public string Description => "a PAI instance table";

    public DateTimeOffset? Anchor => s_anchor;

    /// <summary>All CSV files but PAI's other tables, such as that of its machines.</summary>
    public IReadOnlyList<string> FilesIn(string folder) =>
    [
        .. FolderFiles.Ending(folder, ".csv").Where(file => Path.GetFileName(file) is var name
            && (!name.StartsWith("pai_", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("pai_instance_table", StringComparison.OrdinalIgnoreCase))),
    ];

    public async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var gpuTypes = await PaiMachines.LoadAsync(file, cancellationToken);
        var anchor = options.Anchor ?? s_anchor;
        var rows = DelimitedText.ReadAsync(file, PaiInstance.Layout, row => PaiInstance.Of(row, anchor), cancellationToken);
        var attempts = new List<PaiInstance>();
        var (firstLine, bytes) = (0L, 0L);
        await foreach (var row in rows)
        {
            if (row.Value is not { } attempt)
            {
                yield return new ImportedRow(row.Rejection!);
                continue;
            }
            if (attempts.Count > 0 && attempts[0].Job != attempt.Job)
            {
                yield return Job();
                attempts.Clear();
                bytes = 0;
            }
            firstLine = attempts.Count == 0 ? row.Line : firstLine;
            bytes += row.Bytes;
            if (bytes <= ImportLimits.RowBytes)
            {
                attempts.Add(attempt);
            }
        }
        if (attempts.Count > 0)
        {
            yield return Job();
        }

        ImportedRow Job() => bytes > ImportLimits.RowBytes
            ? new(file.Reject(
                firstLine, $"The rows of the job {attempts[0].Job} are together longer than {ImportLimits.RowBytes >> 20} MB."))
            : new(PaiJob.Of(attempts, gpuTypes), bytes);
    }
}
