using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>A file's rows, by the name of its format.</summary>
internal static class Rows
{
    public static async Task<IReadOnlyList<ImportedRow>> ReadAsync(string format, string path, ImportOptions? options = null) =>
        await ImportFormats.All[format].ReadAsync(new ImportFile(path), options ?? new(), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<JobItem>> JobsAsync(string format, string path, ImportOptions? options = null)
    {
        var rows = await ReadAsync(format, path, options);
        Assert.DoesNotContain(rows, row => row.Rejection is not null);
        return [.. rows.Select(row => row.Job!)];
    }

    public static async Task<IReadOnlyList<(long Line, string Reason)>> RejectionsAsync(string format, string path) =>
        [.. (await ReadAsync(format, path)).Select(row => row.Rejection).OfType<RejectedRow>().Select(row => (row.Line, row.Reason))];
}
