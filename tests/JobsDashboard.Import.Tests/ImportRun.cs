using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>Runs imports with a batch size that makes several batches of a few rows.</summary>
internal static class ImportRun
{
    public static readonly ImportOptions SmallBatches = new() { BatchSize = 3 };

    public static Task<ImportSummary> OfAsync(IJobWriter writer, string format, params string[] paths) =>
        OfAsync(writer, format, SmallBatches, _ => { }, paths);

    public static Task<ImportSummary> OfAsync(
        IJobWriter writer, string format, ImportOptions options, Action<ImportProgress> progress, params string[] paths) =>
        new JobImport(writer, new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) })
            .RunAsync(ImportFormats.All[format], paths, options, progress, TestContext.Current.CancellationToken);

    public static async Task<string> RefusalAsync(MemoryJobWriter writer, string format, params string[] paths)
    {
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => OfAsync(writer, format, paths));
        Assert.Empty(writer.Jobs);
        Assert.Empty(writer.Marks);
        return refusal.Message;
    }
}
