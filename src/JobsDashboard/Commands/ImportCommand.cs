using System.Globalization;
using JobsDashboard.Import;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Imports jobs and prints the result.</summary>
internal static class ImportCommand
{
    public static Task<int> RunAsync(IImportFormat format, string[] paths, ImportOptions options, CancellationToken cancellationToken)
    {
        BulkProcess.Begin();
        return CommandDatabase.UseAsync(async services =>
        {
            var clock = services.GetRequiredService<TimeProvider>();
            using var standardInput = Console.IsInputRedirected ? Console.OpenStandardInput() : null;
            var import = new JobImport(services.GetRequiredService<IJobWriter>(), clock, standardInput);
            var summary = await ImportProgressDisplay.ShowAsync(
                clock, progress => import.RunAsync(format, paths, options, progress, cancellationToken));
            await PrintAsync(summary);
            return summary.Rejected > 0 || summary.PassedOver.Any(file => file.IsUnreadable) ? ExitCode.SomeRejected : ExitCode.Done;
        }, cancellationToken);
    }

    private static async Task PrintAsync(ImportSummary summary)
    {
        foreach (var file in summary.PassedOver)
        {
            await Console.Error.WriteLineAsync($"Passed over: {VisibleText.Of(file.Reason)}");
        }
        foreach (var row in summary.Rejections)
        {
            await Console.Error.WriteLineAsync($"{VisibleText.Of(row.File)}:{row.Line}: {VisibleText.Of(row.Reason)}");
        }
        if (summary.RejectionsNotListed > 0)
        {
            await Console.Error.WriteLineAsync(Text($"and {summary.RejectionsNotListed:N0} rejected rows more"));
        }
        if (!summary.IgnoredFields.IsEmpty)
        {
            Console.WriteLine($"Fields that no job has, ignored: {string.Join(", ", summary.IgnoredFields.Select(VisibleText.Of))}");
        }
        foreach (var (text, count) in summary.Notes)
        {
            Console.WriteLine(Text($"{VisibleText.Of(text)}: {count:N0}"));
        }
        foreach (var file in summary.Files.Where(file => file.Resumed > 0))
        {
            var name = VisibleText.Of(file.Path);
            Console.WriteLine(Text($"{name}: went on after the {file.Resumed:N0} rows that an earlier run had stored"));
        }
        var stored = Text($"{summary.New:N0} new, {summary.Changed:N0} changed, {summary.Unchanged:N0} unchanged");
        Console.WriteLine(Text($"{summary.Read:N0} read, {stored}, {summary.Rejected:N0} rejected"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
