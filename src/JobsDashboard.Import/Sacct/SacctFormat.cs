using System.Runtime.CompilerServices;
using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's accounting logs, as <c>sacct</c> prints them with bars between the fields and no header.</summary>
public sealed class SacctFormat : IImportFormat
{
    public string Name => "sacct";

    public string Description => "a Slurm accounting log";

    public DateTimeOffset? Anchor => null;

    public IReadOnlyList<string> FilesIn(string folder) => FolderFiles.Ending(folder, ".log");

    public async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = await SlurmUsers.BesideAsync(file, cancellationToken);
        await foreach (var row in DelimitedText.JobsAsync(file, SacctJob.Layout, row => SacctJob.Of(row, names), cancellationToken))
        {
            yield return row;
        }
    }
}
